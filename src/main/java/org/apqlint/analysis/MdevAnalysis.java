package org.apqlint.analysis;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * What holds of an mdev.
 *
 * @param name its name
 * @param uuid its UUID
 * @param guests the guests that name it, in the order of the text
 * @param running whether a guest with it runs
 * @param matrix M
 * @param guestMatrix S as the file guest_matrix shows it; empty where there is no such file or
 *     reading it fails with ENODEV
 * @param controlDomains control domains of M
 * @param guestControlDomains control domains of S
 * @param crycb the masks that the guest gets; empty when no guest names the mdev, and in a replay
 *     while no guest runs
 */
public record MdevAnalysis(
    String name,
    String uuid,
    List<String> guests,
    boolean running,
    Matrix matrix,
    Optional<Matrix> guestMatrix,
    IdSet controlDomains,
    IdSet guestControlDomains,
    Optional<Crycb> crycb) {
  public MdevAnalysis {
    guests = List.copyOf(guests);
  }
}
