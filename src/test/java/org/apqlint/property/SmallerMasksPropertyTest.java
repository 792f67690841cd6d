package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.fact.SmallerMasks;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.junit.jupiter.api.Test;

/** The masks that AP106 proposes, held against every pair of masks of a small host. */
class SmallerMasksPropertyTest {

  private static final int IDS = 4;

  private static HostAnalysis host(int ids, IdSet adapters, IdSet domains, List<Matrix> mdevs) {
    StringBuilder text = new StringBuilder();
    text.append("host zeus {\nkernel 6.12\nadapters 0-" + (ids - 1) + "\ndomains 0-" + (ids - 1));
    text.append("\napmask all but " + adapters.toRanges());
    text.append("\naqmask all but " + domains.toRanges() + "\n}\n");
    for (int i = 0; i < mdevs.size(); i++) {
      text.append("mdev m" + i + " on zeus {\nadapters " + mdevs.get(i).adapters().toRanges());
      text.append("\ndomains " + mdevs.get(i).domains().toRanges() + "\n}\n");
    }
    return Checked.text("zeus.apq", text.toString()).analysis().hosts().get(0);
  }

  private static Optional<SmallerMasks> proposal(HostAnalysis host) {
    return SmallerMasks.of(host.host(), host.declared(), host.queues()).stream().findFirst();
  }

  private static boolean frees(IdSet adapters, IdSet domains, int apid, int apqi) {
    return adapters.contains(apid) || domains.contains(apqi);
  }

  /** How many queues the masks free; empty if they miss a needed one or take one from the host. */
  private static Optional<Integer> cost(
      int ids, IdSet[] now, IdSet adapters, IdSet domains, List<Matrix> mdevs) {
    int cost = 0;
    for (int apid = 0; apid < ids; apid++) {
      for (int apqi = 0; apqi < ids; apqi++) {
        boolean freed = frees(adapters, domains, apid, apqi);
        Matrix queue = Matrix.row(apid, IdSet.of(apqi));
        boolean needed = mdevs.stream().anyMatch(queue::overlaps);
        if ((needed && !freed) || (freed && !frees(now[0], now[1], apid, apqi))) {
          return Optional.empty();
        }
        cost += freed ? 1 : 0;
      }
    }
    return Optional.of(cost);
  }

  private static IdSet some(Random random, int ids, int bound) {
    IdSet some = IdSet.of(random.nextInt(ids));
    for (int i = random.nextInt(bound); i > 0; i--) {
      some = some.with(random.nextInt(ids));
    }
    return some;
  }

  private static IdSet subset(int bits) {
    return IdSet.of(IntStream.range(0, IDS).filter(id -> (bits >> id & 1) == 1).toArray());
  }

  @Test
  void noOtherMasksFreeLess() {
    int proposals = 0;
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      IdSet[] now = {some(random, IDS, 3), some(random, IDS, 3)};
      List<Matrix> mdevs = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(2); i++) {
        mdevs.add(new Matrix(some(random, IDS, 2), some(random, IDS, 2)));
      }
      Optional<Integer> declared = cost(IDS, now, now[0], now[1], mdevs);
      if (declared.isEmpty()) {
        continue;
      }
      int least = declared.get();
      for (int a = 0; a < 1 << IDS; a++) {
        for (int d = 0; d < 1 << IDS; d++) {
          least = Math.min(least, cost(IDS, now, subset(a), subset(d), mdevs).orElse(least));
        }
      }
      Optional<SmallerMasks> found = proposal(host(IDS, now[0], now[1], mdevs));
      if (found.isPresent()) {
        SmallerMasks masks = found.get();
        proposals++;
        assertThat(cost(IDS, now, masks.adapters(), masks.domains(), mdevs))
            .as("seed %d", seed)
            .contains(least);
        assertThat(masks.kept()).as("seed %d", seed).hasSize(declared.get() - least);
      }
    }
    assertThat(proposals).isGreaterThan(20);
  }

  @Test
  void manyMdevsAreTriedStepByStep() {
    // Most adapters have a domain of their own: more groups than are tried in every combination.
    int ids = 24;
    List<Matrix> mdevs = new ArrayList<>();
    for (int id = 0; id < 16; id++) {
      mdevs.add(Matrix.row(id, IdSet.of(id % 2)));
      if (id % 3 != 2) {
        mdevs.add(Matrix.row(id, IdSet.of(2 + id)));
      }
    }
    IdSet[] now = {IdSet.range(0, 15), IdSet.of(0, 1, 20)};
    SmallerMasks masks = proposal(host(ids, now[0], now[1], mdevs)).orElseThrow();
    int declared = cost(ids, now, now[0], now[1], mdevs).orElseThrow();
    int proposed = cost(ids, now, masks.adapters(), masks.domains(), mdevs).orElseThrow();
    assertThat(declared).isEqualTo(16 * 24 + 8 * 3);
    assertThat(proposed).isEqualTo(11 * 24 + 13 * 2);
    assertThat(masks.kept()).hasSize(declared - proposed);
  }
}
