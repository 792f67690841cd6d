package org.apqlint.reference;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be read of a host after its last operation; the mdevs by name. */
public record HostState(String apmask, String aqmask, Map<String, MdevState> mdevs) {

  public HostState {
    mdevs = new TreeMap<>(mdevs);
  }

  /**
   * What can be read of an mdev.
   *
   * @param matrix the lines of the file, as with the other lists
   * @param guestMatrix null where there is no such file, or reading it fails
   * @param apcb null while no guest runs
   */
  public record MdevState(
      boolean running,
      List<String> matrix,
      List<String> guestMatrix,
      List<String> controlDomains,
      List<String> guestControlDomains,
      Masks apcb) {}

  /** The masks that a running guest has, each {@code 0x} and 64 digits. */
  public record Masks(String apm, String aqm, String adm) {}
}
