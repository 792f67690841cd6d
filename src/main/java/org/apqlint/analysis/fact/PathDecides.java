package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Place;
import org.apqlint.model.Spelling;

/**
 * What the guest of an mdev gets depends on the way that led there: other writes with the same end
 * would have given it something else.
 *
 * @param place the last step of the way
 * @param gets what it gets this way
 * @param way which way, as an adverb
 * @param afresh what a fresh filter of the same mdev would leave
 * @param unbound queues among those that it gets that are not bound to vfio_ap
 * @param reason why the driver lets the way decide
 * @param remedy what to do
 */
public record PathDecides(
    String host,
    String mdev,
    Place place,
    Matrix gets,
    String way,
    Matrix afresh,
    List<Apqn> unbound,
    String reason,
    String remedy)
    implements Fact {

  public PathDecides {
    unbound = List.copyOf(unbound);
  }

  private static final String LEAK =
      "dynamic-delta looks only at the queues that come with a new id, and an adapter that was"
          + " filtered comes back unseen (CVE-2024-26620)";

  /** The provisioning of a dynamic-delta host, in ascending order. */
  public static PathDecides provisioned(
      Mdev mdev, Provisioned provisioned, Matrix afresh, List<Apqn> unbound) {
    return new PathDecides(
        mdev.host(),
        mdev.name(),
        mdev.place(),
        provisioned.ascending(),
        "when assigned in ascending order",
        afresh,
        unbound,
        unbound.isEmpty()
            ? "dynamic-delta looks only at the queues that come with a new id, and for one that the"
                + " host does not have it drops every adapter"
            : LEAK,
        provisioned.safest().equals(afresh)
            ? "take the order of `apqlint script`: it ends with a domain that makes the driver look"
                + " at every queue that matters"
            : "no order of writes helps: have the queues bound to vfio_ap, or leave their ids out;"
                + " kernels 6.1.76, 6.6.15, 6.7.3 and 6.8 filter the whole matrix");
  }

  /** The leak of dynamic-delta. */
  public static PathDecides leak(
      String host, String mdev, Place place, Matrix gets, Matrix afresh, List<Apqn> unbound) {
    return new PathDecides(
        host,
        mdev,
        place,
        gets,
        "now",
        afresh,
        unbound,
        LEAK,
        "have the queues bound to vfio_ap, or unassign their ids; kernels 6.1.76, 6.6.15, 6.7.3 and"
            + " 6.8 filter the whole matrix");
  }

  /** The hot plug of v10, which adds one id at a time and never filters while the guest runs. */
  public static PathDecides pluggedOneByOne(
      String host, String mdev, Place place, Matrix gets, Matrix afresh, String guest) {
    String name = Spelling.name(guest);
    return new PathDecides(
        host,
        mdev,
        place,
        gets,
        "now",
        afresh,
        List.of(),
        "v10 plugs one id at a time in and out of a running guest, and filters the whole matrix"
            + " when the guest starts",
        "`stop " + name + "`, then `start " + name + "`, if it is to have what a start gives it");
  }

  /** What it gets, {@code nothing} if there is neither adapter nor domain. */
  public String getsInWords() {
    return words(gets);
  }

  /** The same of what a fresh filter would leave. */
  public String afreshInWords() {
    return words(afresh);
  }

  private static String words(Matrix matrix) {
    return matrix.equals(Matrix.EMPTY) ? "nothing" : matrix.toString();
  }

  /** {@code ; queue 06.00ab (6.171) is not bound to vfio_ap}. */
  public String unboundInWords() {
    return unbound.isEmpty() ? "" : "; " + Lacks.sentence(unbound);
  }

  @Override
  public String describe() {
    return "the order of writes decides what mdev " + mdev + " gives its guest";
  }
}
