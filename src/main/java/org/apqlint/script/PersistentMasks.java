package org.apqlint.script;

import org.apqlint.model.IdSet;

/**
 * Both masks in the forms that come back with a boot: what sysfs is told is gone then.
 *
 * @param host the name of the host, for remarks
 * @param apmask adapters that stay with the host
 * @param aqmask domains that stay with the host
 */
record PersistentMasks(String host, IdSet apmask, IdSet aqmask) {

  /** The file that {@code chzdev --import} reads: the masks of now, and those of the next boot. */
  String importFile() {
    String masks = "apmask=" + list(apmask) + "\naqmask=" + list(aqmask) + "\n";
    return remark() + "[active ap]\n" + masks + "\n[persistent ap]\n" + masks;
  }

  /**
   * The rules file of udev that chzdev would keep under the same name: it waits until the AP bus
   * has bound its queues, and writes both masks before any mdev exists.
   */
  String rules() {
    return remark()
        + """
        ACTION=="add", DEVPATH=="/bus/ap", ATTR{bindings_complete_count}!="0", GOTO="cfg_ap"
        ACTION=="change", SUBSYSTEM=="ap", DEVPATH=="/devices/ap", ENV{BINDINGS}=="complete", \
        ENV{COMPLETECOUNT}=="1", GOTO="cfg_ap"
        GOTO="end_ap"

        LABEL="cfg_ap"

        ATTR{../../bus/ap/apmask}="%s"
        ATTR{../../bus/ap/aqmask}="%s"
        RUN{builtin}+="kmod load vfio_ap"

        LABEL="end_ap"
        """
            .formatted(apmask.toMask(), aqmask.toMask());
  }

  /**
   * The parameters of the kernel: full masks, as it begins with zero there and ignores what it
   * cannot read (driver-semantics: a list such as {@code -5,-6} would keep nothing).
   */
  String parameters() {
    return "ap.apmask=" + apmask.toMask() + " ap.aqmask=" + aqmask.toMask();
  }

  private String remark() {
    return "# " + Quote.line("Written by apqlint for host " + host) + "\n";
  }

  /** Ids as chzdev reads them. It has no word for none, but takes changes to what is there. */
  private static String list(IdSet ids) {
    return ids.isEmpty() ? "-0-255" : ids.toRanges().replace(", ", ",");
  }
}
