package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.stream.IntStream;
import org.apqlint.model.IdSet;
import org.apqlint.reference.KernelText;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.vectors.SpecText;

/**
 * A host with mdevs, all of it legal, and two writes to its masks.
 *
 * @param apmask what stays with the host at the start; aqmask likewise
 * @param holdings adapters and domains of each mdev
 * @param writes each a mask and the text written to it
 */
record MaskWrites(
    String generation,
    IdSet apmask,
    IdSet aqmask,
    List<List<IdSet>> holdings,
    List<List<String>> writes) {

  private static final int IDS = 4;

  /** The same seed makes the same case. */
  static MaskWrites of(String generation, long seed) {
    Random random = new Random(seed);
    return seed % 4 == 0 ? crossed(generation, random) : any(generation, random);
  }

  private static MaskWrites any(String generation, Random random) {
    boolean both = random.nextInt(8) > 0;
    boolean adaptersFirst = random.nextBoolean();
    return new MaskWrites(
            generation,
            some(random).complement(),
            some(random).complement(),
            List.of(),
            List.of(
                List.of(adaptersFirst ? "apmask" : "aqmask", text(random)),
                List.of(both == adaptersFirst ? "aqmask" : "apmask", text(random))))
        .withMdevs(random);
  }

  /**
   * Of two mdevs one rests on the adapter that goes back to the host, the other on the domain, so
   * that both orders are refused; among other things, which may stand against every order.
   */
  private static MaskWrites crossed(String generation, Random random) {
    int first = random.nextInt(IDS);
    int second = (first + 1 + random.nextInt(IDS - 1)) % IDS;
    int third = random.nextInt(IDS);
    int fourth = (third + 1 + random.nextInt(IDS - 1)) % IDS;
    MaskWrites bare =
        new MaskWrites(
            generation,
            freed(random, first, second),
            freed(random, fourth, third),
            List.of(
                List.of(IdSet.of(first), IdSet.of(third)),
                List.of(IdSet.of(second), IdSet.of(fourth))),
            List.of(
                List.of("apmask", freed(random, second, first).toMask()),
                List.of("aqmask", freed(random, third, fourth).toMask())));
    return bare.withMdevs(random);
  }

  /** A mask that leaves one id to vfio_ap and keeps the other, and a third one perhaps. */
  private static IdSet freed(Random random, int free, int kept) {
    return IdSet.of(free, random.nextInt(IDS)).without(kept).complement();
  }

  /** The same with mdevs more, as far as that is legal. */
  private MaskWrites withMdevs(Random random) {
    List<List<IdSet>> more = new ArrayList<>(holdings);
    MaskWrites with = new MaskWrites(generation, apmask, aqmask, more, writes);
    while (random.nextInt(4) > 0) {
      more.add(List.of(some(random), some(random)));
      if (!with.accepts(List.of())) {
        more.remove(more.size() - 1);
      }
    }
    return with;
  }

  private static IdSet some(Random random) {
    return IdSet.of(IntStream.range(0, IDS).filter(id -> random.nextInt(5) < 2).toArray());
  }

  private static String text(Random random) {
    if (random.nextBoolean()) {
      return some(random).complement().toMask();
    }
    StringJoiner changes = new StringJoiner(",");
    for (int i = 0; i <= random.nextInt(3); i++) {
      changes.add((random.nextBoolean() ? "+" : "-") + random.nextInt(IDS));
    }
    return changes.toString();
  }

  /** Whether the kernel carries out all of these writes, one after the other. */
  boolean accepts(List<List<String>> ops) {
    return model(ops) != null;
  }

  /** The masks after writes that are accepted. */
  List<String> masksAfter(List<List<String>> ops) {
    ReferenceModel model = model(ops);
    return List.of(model.state().apmask(), model.state().aqmask());
  }

  /** The host after provisioning and these writes; null if one is refused. */
  private ReferenceModel model(List<List<String>> ops) {
    List<Integer> all = IdSet.range(0, IDS - 1).toList();
    ReferenceModel model =
        ReferenceModel.of(
            generation,
            new ReferenceHost(true, 255, 255, all, all, List.of(), List.of(), Map.of()));
    List<List<String>> everything = new ArrayList<>();
    everything.add(List.of("apmask", apmask.toMask()));
    everything.add(List.of("aqmask", aqmask.toMask()));
    for (int i = 0; i < holdings.size(); i++) {
      String mdev = "m" + i;
      everything.add(List.of("create", mdev));
      holdings.get(i).get(0).stream()
          .forEach(id -> everything.add(List.of("assign_adapter", mdev, "" + id)));
      holdings.get(i).get(1).stream()
          .forEach(id -> everything.add(List.of("assign_domain", mdev, "" + id)));
    }
    everything.addAll(ops);
    return everything.stream().allMatch(op -> model.perform(op).equals("OK")) ? model : null;
  }

  /** The masks that the writes lead to, if none is refused. */
  List<String> meant() {
    String adapters = apmask.toMask();
    String domains = aqmask.toMask();
    for (List<String> write : writes) {
      if (write.get(0).equals("apmask")) {
        adapters = KernelText.maskWrite(adapters, write.get(1) + "\n");
      } else {
        domains = KernelText.maskWrite(domains, write.get(1) + "\n");
      }
    }
    return List.of(adapters, domains);
  }

  boolean writesBoth() {
    return !writes.get(0).get(0).equals(writes.get(1).get(0));
  }

  /** The other way round, and with both masks cleared before either is set. */
  List<List<List<String>>> otherOrders() {
    IdSet adapters = IdSet.ofMask(meant().get(0));
    IdSet domains = IdSet.ofMask(meant().get(1));
    List<List<String>> cleared =
        List.of(
            List.of("apmask", apmask.intersect(adapters).toMask()),
            List.of("aqmask", aqmask.intersect(domains).toMask()),
            List.of("apmask", adapters.toMask()),
            List.of("aqmask", domains.toMask()));
    return List.of(List.of(writes.get(1), writes.get(0)), cleared);
  }

  /** The case in the language. */
  String text() {
    String ids = SpecText.ids(IdSet.range(0, IDS - 1));
    SpecText text =
        new SpecText()
            .open("host zeus")
            .statement("driver " + generation)
            .statement("adapters " + ids)
            .statement("domains " + ids)
            .statement("apmask " + apmask.toMask())
            .statement("aqmask " + aqmask.toMask())
            .close();
    for (int i = 0; i < holdings.size(); i++) {
      text.open("mdev m" + i + " on zeus")
          .statement("uuid " + SpecText.uuid(i))
          .list("adapters", holdings.get(i).get(0).toList())
          .list("domains", holdings.get(i).get(1).toList())
          .close();
    }
    text.open("change zeus");
    writes.forEach(w -> text.statement(w.get(0) + " " + SpecText.quoted(w.get(1))));
    return text.close().toString();
  }
}
