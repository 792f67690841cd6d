package org.apqlint.cli;

import java.util.function.UnaryOperator;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.Spec;
import org.apqlint.script.Targets;
import picocli.CommandLine.Option;

/** With which tools the host is administered. */
final class TargetOptions {

  static final class ViaWord extends OneOf<Targets.Via> {
    ViaWord() {
      super(Targets.Via.class);
    }
  }

  static final class PoolsWord extends OneOf<Targets.Pools> {
    PoolsWord() {
      super(Targets.Pools.class);
    }
  }

  static final class GuestsWord extends OneOf<Targets.Guests> {
    GuestsWord() {
      super(Targets.Guests.class);
    }
  }

  @Option(
      names = "--via",
      paramLabel = "TOOL",
      converter = ViaWord.class,
      description =
          "who creates the mdevs: sysfs, mdevctl or virsh; the last two keep definitions, and"
              + " `start auto` with them (default: sysfs)")
  private Targets.Via via;

  @Option(
      names = "--masks",
      paramLabel = "TOOL",
      converter = PoolsWord.class,
      description =
          "who sets the masks: sysfs; chzdev, udev or kernel-cmdline, which bring them back with"
              + " the next boot; or override, a driver_override per queue in their place (Linux"
              + " 6.19 and newer; default: sysfs)")
  private Targets.Pools masks;

  @Option(
      names = "--guests",
      paramLabel = "TOOL",
      converter = GuestsWord.class,
      description =
          "who gives guests their mdevs: virsh, or qemu, by command line and monitor (default:"
              + " as-declared, which is what `hypervisor` says)")
  private Targets.Guests guests;

  boolean given() {
    return via != null || masks != null || guests != null;
  }

  Targets targets() {
    return new Targets(
        via == null ? Targets.Via.SYSFS : via,
        masks == null ? Targets.Pools.SYSFS : masks,
        guests == null ? Targets.Guests.AS_DECLARED : guests);
  }

  /** The specification as these tools would have it. */
  UnaryOperator<Spec> world() {
    return masks == Targets.Pools.OVERRIDE ? TargetOptions::overriding : UnaryOperator.identity();
  }

  private static Spec overriding(Spec spec) {
    return spec.with(
        host ->
            host.generation() == Generation.DRIVER_OVERRIDE
                ? host.overriding(
                    spec.mdevs().stream().filter(m -> m.host().equals(host.name())).toList())
                : host);
  }

  /**
   * Looks whether the host can be administered so.
   *
   * @throws CommandFailure if its kernel cannot
   */
  void check(Host host) {
    if (masks == Targets.Pools.OVERRIDE && host.generation() != Generation.DRIVER_OVERRIDE) {
      throw new CommandFailure(
          "`--masks override` writes driver_override, and "
              + host.generation()
              + " of host `"
              + host.name()
              + "` has none: it came with Linux 6.19");
    }
  }
}
