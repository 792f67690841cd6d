package org.apqlint.script;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.model.IdSet;
import org.apqlint.script.Operation.Provision;
import org.apqlint.script.Operation.Way;

/**
 * A write to a file of an mdev, as mdevctl and libvirt keep it in a definition. Both do the writes
 * of a definition in its order when they start the mdev.
 *
 * @param name of the file, such as {@code assign_adapter}
 * @param value ids in decimal, or the masks of {@code ap_config}
 */
public record MdevAttribute(String name, String value) {

  // No more than the driver has or reads, so that neither JSON nor XML has anything to quote.
  private static final Pattern NAME =
      Pattern.compile("assign_adapter|assign_domain|assign_control_domain|ap_config");
  private static final Pattern VALUE = Pattern.compile("[0-9a-fx,]+");

  public MdevAttribute {
    check(NAME, name);
    check(VALUE, value);
  }

  private static void check(Pattern form, String text) {
    if (!form.matcher(text).matches()) {
      throw new IllegalArgumentException("not of an mdev of vfio_ap: " + text);
    }
  }

  /** What the mdev is assigned, in the order of the plan: adapters, domains, control domains. */
  public static List<MdevAttribute> of(Provision mdev) {
    if (mdev.way() instanceof Way.AtOnce once) {
      return List.of(new MdevAttribute("ap_config", once.apConfig()));
    }
    IdSet domains = mdev.matrix().domains();
    Stream<MdevAttribute> assigned =
        mdev.way() instanceof Way.LastDomain last
            ? Stream.concat(
                assign("domain", domains.without(last.apqi())),
                assign("domain", IdSet.of(last.apqi())))
            : assign("domain", domains);
    return Stream.of(
            assign("adapter", mdev.matrix().adapters()),
            assigned,
            assign("control_domain", mdev.controlDomains()))
        .flatMap(attributes -> attributes)
        .collect(Collectors.toUnmodifiableList());
  }

  private static Stream<MdevAttribute> assign(String kind, IdSet ids) {
    return ids.stream().mapToObj(id -> new MdevAttribute("assign_" + kind, Integer.toString(id)));
  }
}
