package org.apqlint.engine.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;

/** The queue has a driver_override that names this driver. State. */
public record Overridden(Apqn queue, String driver) implements Fact {

  /**
   * What binds the queue to vfio_ap.
   *
   * @param row the queues of its adapter, this one not among those of vfio_ap
   */
  public String remedy(QueueRow row) {
    if (!row.newEnough()) {
      return "assign an adapter of type 10 (CEX4) or newer";
    }
    List<String> steps = new ArrayList<>();
    if (row.host().contains(queue.apqi())) {
      steps.add("unbind " + queue);
    }
    if (!driver.equals(QueueRow.VFIO_AP)) {
      steps.add("override " + queue + " with \"vfio_ap\"");
    }
    steps.add("probe " + queue);
    return steps.stream().collect(Collectors.joining("`, then `", "put `", "` before it"));
  }

  @Override
  public String describe() {
    return "the override of queue " + queue + " names `" + driver + "`";
  }
}
