package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdSetTest {

  /** Random sets, thin and thick, and those at the ends of the words they are kept in. */
  private static List<Set<Integer>> some() {
    Random random = new Random(1);
    List<Set<Integer>> some = new ArrayList<>();
    for (double density : new double[] {0, 0.01, 0.1, 0.5, 0.9, 1}) {
      Set<Integer> ids = new TreeSet<>();
      for (int id = 0; id < IdSet.BITS; id++) {
        if (random.nextDouble() < density) {
          ids.add(id);
        }
      }
      some.add(ids);
    }
    for (int id : new int[] {0, 63, 64, 127, 128, 191, 192, 255}) {
      some.add(Set.of(id));
    }
    return some;
  }

  @Test
  void isASetOfNumbers() {
    for (Set<Integer> ids : some()) {
      IdSet set = IdSet.of(ids);
      assertThat(set.toList()).containsExactlyElementsOf(ids);
      assertThat(set.size()).isEqualTo(ids.size());
      assertThat(set.isEmpty()).isEqualTo(ids.isEmpty());
      assertThat(set.complement().intersect(set)).isEqualTo(IdSet.NONE);
      assertThat(set.complement().size()).isEqualTo(IdSet.BITS - ids.size());
      for (int id = 0; id < IdSet.BITS; id++) {
        assertThat(set.contains(id)).isEqualTo(ids.contains(id));
      }
    }
  }

  @Test
  void calculatesAsSetsDo() {
    for (Set<Integer> left : some()) {
      for (Set<Integer> right : some()) {
        IdSet one = IdSet.of(left);
        IdSet other = IdSet.of(right);
        Set<Integer> union = new TreeSet<>(left);
        union.addAll(right);
        Set<Integer> common = new TreeSet<>(left);
        common.retainAll(right);
        Set<Integer> rest = new TreeSet<>(left);
        rest.removeAll(right);
        assertThat(one.union(other)).isEqualTo(IdSet.of(union));
        assertThat(one.intersect(other)).isEqualTo(IdSet.of(common));
        assertThat(one.minus(other)).isEqualTo(IdSet.of(rest));
        assertThat(one.overlaps(other)).isEqualTo(!common.isEmpty());
        assertThat(one.containsAll(other)).isEqualTo(left.containsAll(right));
        assertThat(one.equals(other)).isEqualTo(left.equals(right));
      }
    }
  }

  @Test
  void isAMaskWithTheLeftmostBitAsNumberZero() {
    for (Set<Integer> ids : some()) {
      BigInteger bits = BigInteger.ZERO;
      for (int id : ids) {
        bits = bits.setBit(IdSet.BITS - 1 - id);
      }
      String mask = String.format("0x%064x", bits);
      assertThat(IdSet.of(ids).toMask()).isEqualTo(mask);
      assertThat(IdSet.ofMask(mask)).isEqualTo(IdSet.of(ids));
      assertThat(IdSet.ofMask(mask.substring(2))).isEqualTo(IdSet.of(ids));
    }
  }

  @Test
  void equalSetsHaveOneHash() {
    assertThat(IdSet.of(0, 255)).hasSameHashCodeAs(IdSet.NONE.with(255).with(0));
    assertThat(IdSet.of(0).hashCode()).isNotEqualTo(IdSet.of(255).hashCode());
    assertThat(IdSet.NONE).isNotEqualTo("none").hasToString("none");
  }

  @Test
  void takesAndDropsOneNumber() {
    assertThat(IdSet.of(5).with(6)).isEqualTo(IdSet.of(5, 6));
    assertThat(IdSet.of(5, 6).without(6)).isEqualTo(IdSet.of(5));
    assertThat(IdSet.of(5).without(6)).isEqualTo(IdSet.of(5));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void hasNoPlaceForOtherNumbers(int id) {
    assertThat(IdSet.ALL.contains(id)).isFalse();
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> IdSet.of(id))
        .withMessageContaining("no bit " + id);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 65, 128})
  void aFullMaskHas64Digits(int digits) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> IdSet.ofMask("0".repeat(digits)))
        .withMessageContaining("not " + digits);
  }

  @Test
  void knowsItsSmallestNumber() {
    for (int id = 0; id < IdSet.BITS; id++) {
      assertThat(IdSet.of(id, 255).first()).isEqualTo(id);
    }
    assertThatExceptionOfType(IllegalStateException.class).isThrownBy(IdSet.NONE::first);
  }

  @Test
  void aRangeHasBothEnds() {
    assertThat(IdSet.range(0, 255)).isEqualTo(IdSet.ALL);
    assertThat(IdSet.range(63, 65).toList()).containsExactly(63, 64, 65);
    assertThat(IdSet.range(5, 5)).isEqualTo(IdSet.of(5));
    assertThat(IdSet.range(6, 5)).isEqualTo(IdSet.NONE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0-255 | 0-255",
        "0-4,7,9-255 | 0-4, 7, 9-255",
        "0,1 | 0, 1",
        "0-2 | 0-2",
        "254-255 | 254, 255",
        "253-255 | 253-255",
        "3,5-6 | 3, 5, 6",
      })
  void joinsRuns(String changes, String ranges) {
    IdSet set = KernelMask.boot("+" + changes.replace(",", ",+"));
    assertThat(set.toRanges()).isEqualTo(ranges);
    assertThat(set).hasToString(ranges);
  }
}
