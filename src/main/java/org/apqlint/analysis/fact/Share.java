package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Fact;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;

/** A part of what an mdev is assigned that the kernel refuses to assign to it. */
public interface Share extends Fact {
  Mdev mdev();

  /** The APQNs; adapters without domains, or the reverse, where the ids themselves are refused. */
  Matrix matrix();

  /** All of these in as few matrices as there are different rows. */
  static List<Matrix> blocks(List<? extends Share> shares) {
    return Matrix.folded(shares.stream().map(Share::matrix).toList());
  }

  /** Its part of an address: the first queue, or the first id. */
  static String address(Matrix some) {
    if (!some.isEmpty()) {
      return some.first().toString();
    }
    return some.domains().isEmpty()
        ? "adapter-" + some.adapters().first()
        : "domain-" + some.domains().first();
  }

  /** {@code it} or {@code them}. */
  static String it(Matrix some) {
    return some.adapters().size() + some.domains().size() == 1 || some.size() == 1 ? "it" : "them";
  }
}
