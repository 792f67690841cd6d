package org.apqlint.script;

import java.util.List;
import java.util.stream.Stream;
import org.apqlint.model.Mdev;
import org.apqlint.model.Step;

/** The writes to sysfs that the steps of a replay stand for, as the language reference has it. */
final class Writes {

  private static final String AP = "/bus/ap/";
  private static final String MATRIX = "/devices/vfio_ap/matrix/";

  private final List<Mdev> mdevs;

  private Writes(List<Mdev> mdevs) {
    this.mdevs = mdevs;
  }

  /** {@code 7 /devices/vfio_ap/matrix/UUID/assign_adapter}, one line each, in order. */
  static List<String> of(List<Step> steps, List<Mdev> mdevs) {
    Writes writes = new Writes(mdevs);
    return steps.stream().flatMap(writes::of).toList();
  }

  private Stream<String> of(Step step) {
    if (step instanceof Step.WriteMask write) {
      return Stream.of(write.value() + " " + AP + write.mask());
    } else if (step instanceof Step.Assign assign) {
      return Stream.of(
          assign.value()
              + " "
              + MATRIX
              + uuid(assign.mdev())
              + (assign.adds() ? "/assign_" : "/unassign_")
              + assign.attribute().name().toLowerCase(java.util.Locale.ROOT));
    } else if (step instanceof Step.WriteApConfig write) {
      return Stream.of(write.value() + " " + MATRIX + uuid(write.mdev()) + "/ap_config");
    } else if (step instanceof Step.Create create) {
      return Stream.of(
          uuid(create.mdev()) + " " + MATRIX + "mdev_supported_types/vfio_ap-passthrough/create");
    } else if (step instanceof Step.Remove remove) {
      return Stream.of("1 " + MATRIX + uuid(remove.mdev()) + "/remove");
    } else if (step instanceof Step.Unbind unbind) {
      String queue = unbind.queue().toString();
      return Stream.of(queue + " " + AP + "devices/" + queue + "/driver/unbind");
    } else if (step instanceof Step.Bind bind) {
      return Stream.of(bind.queue() + " " + AP + "drivers/" + bind.driver() + "/bind");
    } else if (step instanceof Step.Probe probe) {
      return Stream.of(probe.queue() + " " + AP + "drivers_probe");
    } else if (step instanceof Step.OverrideDriver override) {
      return Stream.of(
          (override.driver().isEmpty() ? "''" : override.driver())
              + " "
              + AP
              + "devices/"
              + override.queue()
              + "/driver_override");
    }
    // The guests are the business of virsh, the LPAR is that of the HMC.
    return Stream.empty();
  }

  private String uuid(String mdev) {
    return mdevs.stream().filter(m -> m.name().equals(mdev)).findFirst().orElseThrow().uuid();
  }
}
