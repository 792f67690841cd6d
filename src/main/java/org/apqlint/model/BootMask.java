package org.apqlint.model;

import java.util.Optional;

/**
 * A mask of the kernel command line, {@code ap.apmask=} or {@code ap.aqmask=}. The kernel reads it
 * on an all-zero mask, and says nothing when it cannot be read.
 *
 * @param kind which of the two
 * @param text the value of the parameter
 * @param place the parameter
 */
public record BootMask(PoolMask.Kind kind, String text, Place place) implements Fact {

  /**
   * Why a mask is not what was meant.
   *
   * @param what a statement of fact
   * @param kernel how the kernel reads it
   * @param remedy what to write
   * @param instead the parameter that says what was meant, if that is certain
   */
  public record Mistake(String what, String kernel, String remedy, Optional<String> instead) {}

  /** The ids that stay with the host. */
  public IdSet ids() {
    return KernelMask.boot(text);
  }

  /** The mask that the host boots with. */
  public PoolMask mask() {
    return new PoolMask(kind, ids(), Optional.of(place), ids());
  }

  /** Whether it is a list that takes away what was never there, or a text that cannot be read. */
  public Optional<Mistake> mistake() {
    KernelMask.Reading reading = KernelMask.write(IdSet.NONE, text, kind);
    return reading
        .problem()
        .map(this::unreadable)
        .or(
            () ->
                reading.cleared().stream()
                    .filter(KernelMask.Cleared::idle)
                    .findFirst()
                    .map(cleared -> idle(cleared, reading.mask().orElseThrow())));
  }

  private Mistake unreadable(String problem) {
    return new Mistake(
        kind + " " + Spelling.raw(text) + " of the kernel command line cannot be read: " + problem,
        "the error is ignored and the mask stays all zero, so it keeps no queue for the host",
        "write all 64 digits, or `+0-255` and then an item with its sign for each id",
        Optional.empty());
  }

  private Mistake idle(KernelMask.Cleared cleared, IdSet kept) {
    return new Mistake(
        kind
            + " of the kernel command line begins with no id, so `"
            + cleared.item()
            + "` takes nothing away",
        "the list works on an all-zero mask, unlike a list written to sysfs; it keeps "
            + (kept.isEmpty() ? "no queue" : kind.words(kept))
            + " for the host",
        "begin with all ids: `" + kind + "=+0-255," + text + "`",
        Optional.of(kind + "=" + Spelling.mask("+0-255," + text)));
  }

  @Override
  public String describe() {
    return "the kernel command line sets " + kind + " to " + Spelling.raw(text);
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
