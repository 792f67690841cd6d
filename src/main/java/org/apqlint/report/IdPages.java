package org.apqlint.report;

import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Words;

/** What {@code explain} says about an APQN or a mask. */
public final class IdPages {

  private IdPages() {}

  /** The APQN in both bases, and where sysfs shows it. */
  public static String of(Apqn queue) {
    return String.join(
        "\n",
        "queue " + queue + " in hex, " + queue.decimal() + " in decimal",
        String.format(
            "  adapter (APID)  0x%02x  %3d   %s",
            queue.apid(),
            queue.apid(),
            String.format("/sys/bus/ap/devices/card%02x", queue.apid())),
        String.format(
            "  domain  (APQI)  0x%02x  %3d   %s",
            queue.apqi(), queue.apqi(), "/sys/bus/ap/devices/" + queue),
        "  hex:     sysfs, the kernel log and lszcrypt",
        "  decimal: chzdev and ap-check",
        "  in a specification: `"
            + queue
            + "` for the queue, `"
            + queue.apid()
            + "` or `0x"
            + Integer.toHexString(queue.apid())
            + "` for the adapter, `"
            + queue.apqi()
            + "` or `0x"
            + Integer.toHexString(queue.apqi())
            + "` for the domain",
        "");
  }

  /** A mask as a write to sysfs on all ones, and as a boot parameter. */
  public static String ofMask(String text) {
    Page page = new Page(Look.PLAIN);
    page.line("mask `" + text + "`");
    KernelMask.Reading write = KernelMask.write(IdSet.ALL, text, PoolMask.Kind.APMASK);
    page.line("written to /sys/bus/ap/apmask or aqmask (on a mask of all ones):");
    if (write.mask().isPresent()) {
      mask(page, write.mask().get());
    } else {
      page.line("  refused with EINVAL: " + write.problem().orElse("not a mask"));
    }
    write.oddities().forEach(oddity -> page.line("  note: " + oddity.what()));
    page.line("on the kernel command line, as ap.apmask= or ap.aqmask= (on a mask of zeros):");
    mask(page, KernelMask.boot(text));
    return page.toString();
  }

  private static void mask(Page page, IdSet ids) {
    page.line("  " + ids.toMask());
    page.line("  stay with the host:   " + ids(ids));
    page.line("  released to vfio_ap:  " + ids(ids.complement()));
  }

  private static String ids(IdSet ids) {
    return ids.isEmpty() ? "none" : ids.equals(IdSet.ALL) ? "all, 0-255" : Words.list(ids);
  }
}
