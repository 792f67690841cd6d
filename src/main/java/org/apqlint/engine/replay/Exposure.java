package org.apqlint.engine.replay;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.Matrix;
import org.apqlint.model.Spelling;
import org.apqlint.model.Step;
import org.apqlint.model.Words;

/**
 * The queues that a guest has and vfio_ap does not, by where they are.
 *
 * @param ofHost bound to the host's own driver
 * @param ofNobody bound to no driver, so that any may take them
 * @param gone without a device
 */
public record Exposure(List<Apqn> ofHost, List<Apqn> ofNobody, List<Apqn> gone) {

  /** Where these queues are now. */
  public static Exposure of(List<Exposed> exposed, List<QueueRow> rows) {
    List<Apqn> queues =
        exposed.stream()
            .flatMap(some -> Matrix.row(some.apid(), some.domains()).stream())
            .distinct()
            .sorted()
            .toList();
    List<Apqn> ofHost = some(queues, rows, (row, apqi) -> row.host().contains(apqi));
    List<Apqn> present = some(queues, rows, (row, apqi) -> row.present().contains(apqi));
    return new Exposure(
        ofHost,
        present.stream().filter(queue -> !ofHost.contains(queue)).toList(),
        queues.stream().filter(queue -> !present.contains(queue)).toList());
  }

  private static List<Apqn> some(
      List<Apqn> queues, List<QueueRow> rows, BiPredicate<QueueRow, Integer> wanted) {
    return queues.stream()
        .filter(
            queue ->
                rows.stream()
                    .anyMatch(row -> row.apid() == queue.apid() && wanted.test(row, queue.apqi())))
        .toList();
  }

  /** {@code queue 05.0004 (5.4), bound to cex4queue}. */
  public String words() {
    return Stream.of(
            words(ofHost, "bound to " + QueueRow.DEFAULT_DRIVER),
            words(ofNobody, "bound to no driver"),
            words(gone, "not there any more"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining("; "));
  }

  private static String words(List<Apqn> queues, String where) {
    return queues.isEmpty() ? "" : Words.queues(queues) + ", " + where;
  }

  /** What to do about the step. */
  public String remedy(Step step, String guest) {
    return step instanceof Step.StartGuest
        ? "have the queues bound to vfio_ap before the guest starts"
        : "put `stop "
            + Spelling.name(guest)
            + "` before it, and take the ids from its mdev before it starts again";
  }
}
