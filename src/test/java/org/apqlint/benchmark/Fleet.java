package org.apqlint.benchmark;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.vectors.SpecText;

/**
 * A fleet of any size in the language. Each host has 16 adapters, 40 domains and 10 mdevs that
 * share out 444 queues, guests, some queues that are not bound, and a change of 60 steps; each
 * plans to send a guest to the next host. The same size always gives the same text.
 */
final class Fleet {

  static final int QUEUES_PER_HOST = 444;
  static final int STEPS_PER_HOST = 60;

  private static final int MDEVS = 10;

  /** Two adapters for each of the first mdevs; the others share theirs, with other domains. */
  private static final int PAIRS = 8;

  private static final int FIRST_DOMAIN = 4;
  private static final int SPLIT = 28;
  private static final int LAST_DOMAIN = 42;

  /** As mixed as a data centre: the sizes of a comparison are multiples of their number. */
  private static final List<String> KERNELS =
      List.of("driver v10", "kernel 5.15", "kernel 6.1.50", "kernel 6.8", "kernel 6.12");

  private final SpecText text = new SpecText();
  private final int hosts;

  private Fleet(int hosts) {
    this.hosts = hosts;
  }

  /** The text of a fleet of so many hosts. */
  static String of(int hosts) {
    Fleet fleet = new Fleet(hosts);
    for (int host = 0; host < hosts; host++) {
      fleet.add(host);
    }
    return fleet.text.toString();
  }

  private void add(int host) {
    text.open("host " + name(host))
        .statement(KERNELS.get(host % KERNELS.size()))
        .statement("adapters 0-15 type cex8c")
        .statement("domains 0, " + FIRST_DOMAIN + "-" + LAST_DOMAIN)
        .statement("control-domains same")
        .statement("aqmask all but " + FIRST_DOMAIN + "-" + LAST_DOMAIN)
        .statement("queue 03.0005, 0a.0011 unbound")
        .close();
    for (int mdev = 0; mdev < MDEVS; mdev++) {
      add(host, mdev);
    }
    if (hosts > 1) {
      text.statement(
          "migrate g0 on " + name(host) + " to " + name((host + 1) % hosts) + " using m0");
    }
    text.open("change " + name(host));
    steps(host).forEach(text::statement);
    text.close();
  }

  private static String name(int host) {
    return "h" + host;
  }

  private void add(int host, int mdev) {
    int adapter = mdev % PAIRS * 2;
    text.open("mdev m" + mdev + " on " + name(host))
        .statement("uuid " + SpecText.uuid(host * MDEVS + mdev))
        .statement("adapters " + adapter + ", " + (adapter + 1))
        .statement(
            "domains "
                + (mdev < PAIRS ? FIRST_DOMAIN : SPLIT)
                + "-"
                + (mdev < PAIRS ? SPLIT - 1 : LAST_DOMAIN))
        .statement("control-domains " + FIRST_DOMAIN)
        .close();
    text.open("guest g" + mdev + " on " + name(host))
        .statement("uses m" + mdev)
        .statementIf(mdev < PAIRS, "state running")
        .close();
  }

  /** Six times ten steps, each on another mdev: most pass, some are refused, none by its form. */
  private static List<String> steps(int host) {
    List<String> steps = new ArrayList<>();
    for (int round = 0; steps.size() < STEPS_PER_HOST; round++) {
      int mdev = (host + round) % PAIRS;
      int domain = FIRST_DOMAIN + round;
      String queue = String.format("%02x.%04x", mdev * 2, domain);
      steps.add("unassign domain " + domain + " from m" + mdev);
      steps.add("assign domain " + domain + " to m" + mdev);
      steps.add("unbind " + queue);
      steps.add("bind " + queue + " to vfio_ap");
      steps.add("assign control-domain " + domain + " to m" + mdev);
      steps.add("assign adapter " + (mdev * 2 + 3) % 16 + " to m" + mdev);
      steps.add("aqmask " + SpecText.quoted((round % 2 == 0 ? "-" : "+") + "0"));
      steps.add("aqmask " + SpecText.quoted("+" + domain));
      steps.add((round % 2 == 0 ? "stop g" : "start g") + (host + round / 2 * 2) % PAIRS);
      steps.add((round % 2 == 0 ? "start g" : "stop g") + (PAIRS + round / 2 % 2));
    }
    return steps;
  }
}
