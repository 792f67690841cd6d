package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.MaskSlips;
import org.apqlint.model.PoolMask;
import org.junit.jupiter.api.Test;

/**
 * Random lists of changes with blanks in them. The mask is known from how the list was made, and so
 * is whether a blank stands where it separates something. Without such a blank the text that is
 * found means what was made; with one, none is found.
 */
class MaskSlipsPropertyTest {

  private static final int TIMES = 20_000;
  private static final String[] BLANKS = {" ", "\t", "  ", " \t "};

  /** A list as it is made. */
  private static final class Made {

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final double harm;
    private IdSet mask = IdSet.ALL;
    private int blanks;
    private int separating;

    Made(int seed) {
      random = new Random(seed);
      harm = random.nextInt(3) == 0 ? 0.2 : 0;
      int items = 1 + random.nextInt(4);
      harmless();
      for (int item = 0; item < items; item++) {
        if (item > 0) {
          comma();
        }
        item();
      }
      harmless();
    }

    private void harmless() {
      if (random.nextInt(3) == 0) {
        text.append(BLANKS[random.nextInt(BLANKS.length)]);
        blanks++;
      }
    }

    private void separating() {
      if (random.nextDouble() < harm) {
        text.append(BLANKS[random.nextInt(BLANKS.length)]);
        separating++;
      }
    }

    /** A blank alone in the place of a comma separates as well as one. */
    private void comma() {
      if (random.nextDouble() < harm) {
        text.append(' ');
        separating++;
      } else {
        harmless();
        text.append(random.nextInt(8) == 0 ? "\n" : random.nextInt(8) == 0 ? ",," : ",");
        harmless();
      }
    }

    private void item() {
      boolean adds = random.nextBoolean();
      int first = random.nextInt(IdSet.BITS);
      int last = random.nextInt(4) == 0 ? first + random.nextInt(IdSet.BITS - first) : first;
      text.append(adds ? '+' : '-');
      harmless();
      number(first);
      if (last > first) {
        separating();
        text.append('-');
        separating();
        number(last);
      }
      IdSet ids = IdSet.range(first, last);
      mask = adds ? mask.union(ids) : mask.minus(ids);
    }

    private void number(int id) {
      String digits = random.nextInt(3) == 0 ? "0x" + Integer.toHexString(id) : "" + id;
      for (int at = 0; at < digits.length(); at++) {
        if (at > 0) {
          separating();
        }
        text.append(digits.charAt(at));
      }
    }
  }

  @Test
  void aTextThatIsFoundMeansWhatWasMade() {
    int found = 0;
    int none = 0;
    for (int seed = 0; seed < TIMES; seed++) {
      Made made = new Made(seed);
      String text = made.text.toString();
      Optional<String> other = MaskSlips.mended(text);
      if (made.separating > 0) {
        assertThat(other).as("'%s'", text).isEmpty();
        none++;
      } else if (made.blanks > 0) {
        assertThat(other).as("'%s'", text).isPresent();
        assertThat(KernelMask.write(IdSet.ALL, other.get(), PoolMask.Kind.APMASK).mask())
            .as("'%s' from '%s'", other.get(), text)
            .contains(made.mask);
        found++;
      }
    }
    assertThat(found).isGreaterThan(TIMES / 3);
    assertThat(none).isGreaterThan(TIMES / 10);
  }
}
