package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apqlint.Checked;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.analysis.move.Evacuation;
import org.apqlint.analysis.move.Evacuation.Stranded;
import org.apqlint.model.Spec;
import org.junit.jupiter.api.Test;

/** Where all guests of a host can go at once. */
class EvacuationTest {

  private static final String HOST =
      """
      host %s {
          kernel 6.12
          adapters 0, 5, 6 type cex8c
          domains %s
          apmask all but 5, 6
      }
      """;

  private static final String MDEV =
      """
      mdev %s on %s {
          uuid 62177883-f1bb-47f0-914d-%012x
          adapters 5, 6
          domains %d
      }
      """;

  private static final String GUEST =
      """
      guest %s on zeus {
          uses %s
      }
      """;

  /** Guests and hosts of a random case, in numbers: what the search is held to. */
  private record Case(int guests, int hosts, boolean[][] has, int[][] claims, String text) {

    boolean canGo(int guest, int host) {
      return has[guest][host];
    }

    /** Whether both are told to use the same mdev of that host. */
    boolean clash(int one, int other, int host) {
      return claims[one][host] >= 0 && claims[one][host] == claims[other][host];
    }

    /** The largest number of guests that find a place, by trying everything. */
    int most(int guest, int[] place) {
      if (guest == guests) {
        return 0;
      }
      place[guest] = -1;
      int most = most(guest + 1, place);
      for (int host = 0; host < hosts; host++) {
        if (canGo(guest, host) && free(guest, host, place)) {
          place[guest] = host;
          most = Math.max(most, 1 + most(guest + 1, place));
        }
      }
      return most;
    }

    private boolean free(int guest, int host, int[] place) {
      for (int other = 0; other < guest; other++) {
        if (place[other] == host && clash(guest, other, host)) {
          return false;
        }
      }
      return true;
    }
  }

  private static Evacuation evacuate(String text) {
    Spec spec = Checked.read("evacuation.apq", text).spec();
    return Checked.engine().moves(spec, Moves.Way.AS_SAID).evacuate("zeus");
  }

  @Test
  void twoGuestsOfOneMdevGoToTwoHosts() {
    String zeus =
        HOST.formatted("zeus", "1")
            + MDEV.formatted("m", "zeus", 1, 1)
            + GUEST.formatted("a", "m")
            + GUEST.formatted("b", "m");
    Evacuation two = evacuate(zeus + HOST.formatted("hera", "1") + HOST.formatted("argo", "1"));
    assertThat(two.stranded()).isEmpty();
    assertThat(two.moves()).extracting(Candidate::host).containsExactlyInAnyOrder("hera", "argo");
    Evacuation one = evacuate(zeus + HOST.formatted("hera", "1"));
    assertThat(one.moves()).hasSize(1);
    assertThat(one.stranded()).singleElement().matches(Stranded::outdone);
  }

  @Test
  void whoHasOnePlaceOnlyGoesFirst() {
    Evacuation evacuation =
        evacuate(
            HOST.formatted("zeus", "1, 2")
                + MDEV.formatted("m", "zeus", 1, 1)
                + MDEV.formatted("n", "zeus", 2, 2)
                + GUEST.formatted("anywhere", "m")
                + GUEST.formatted("choosy", "n")
                + HOST.formatted("hera", "1")
                + HOST.formatted("argo", "1, 2"));
    assertThat(evacuation.moves())
        .extracting(move -> move.guest().name() + " " + move.host())
        .containsExactly("choosy argo", "anywhere hera");
  }

  @Test
  void aHostWithoutGuestsIsEmptyAlready() {
    Evacuation evacuation = evacuate(HOST.formatted("zeus", "1") + HOST.formatted("hera", "1"));
    assertThat(evacuation.moves()).isEmpty();
    assertThat(evacuation.stranded()).isEmpty();
  }

  @Test
  void withoutAnotherHostEveryGuestStays() {
    Evacuation evacuation =
        evacuate(
            HOST.formatted("zeus", "1")
                + MDEV.formatted("m", "zeus", 1, 1)
                + GUEST.formatted("a", "m"));
    assertThat(evacuation.moves()).isEmpty();
    assertThat(evacuation.stranded()).hasSize(1);
  }

  @Test
  void asManyGoAsCanAndNoTwoToOneMdev() {
    int placed = 0;
    int stranded = 0;
    for (long seed = 0; seed < 60; seed++) {
      Case some = random(new Random(seed));
      Evacuation evacuation = evacuate(some.text());
      String what = "seed " + seed + "\n" + some.text();
      assertThat(evacuation.moves()).as(what).allMatch(Candidate::possible);
      assertThat(evacuation.moves().size())
          .as(what)
          .isEqualTo(some.most(0, new int[some.guests()]));
      assertThat(evacuation.moves().size() + evacuation.stranded().size())
          .as(what)
          .isEqualTo(some.guests());
      Set<String> targets = new HashSet<>();
      for (Candidate move : evacuation.moves()) {
        assertThat(targets.add(move.answer().target().orElseThrow().address())).as(what).isTrue();
      }
      placed += evacuation.moves().size();
      stranded += evacuation.stranded().size();
    }
    assertThat(placed).isGreaterThan(60);
    assertThat(stranded).isGreaterThan(20);
  }

  /**
   * Each guest has a domain of its own, which some hosts have; statements send some of them to
   * mdevs that are there already, and not big enough for two.
   */
  private static Case random(Random random) {
    int guests = 2 + random.nextInt(3);
    int hosts = 1 + random.nextInt(3);
    boolean[][] has = new boolean[guests][hosts];
    int[][] claims = new int[guests][hosts];
    StringBuilder text = new StringBuilder(HOST.formatted("zeus", "1-4"));
    List<String> statements = new ArrayList<>();
    for (int guest = 0; guest < guests; guest++) {
      text.append(MDEV.formatted("m" + guest, "zeus", guest, guest + 1));
      text.append(GUEST.formatted("g" + guest, "m" + guest));
      for (int host = 0; host < hosts; host++) {
        has[guest][host] = random.nextInt(3) > 0;
        claims[guest][host] = random.nextInt(2) > 0 ? random.nextInt(2) : -1;
        if (claims[guest][host] >= 0) {
          statements.add(
              "migrate g%d on zeus to h%d using n%d%n".formatted(guest, host, claims[guest][host]));
        }
      }
    }
    for (int host = 0; host < hosts; host++) {
      StringBuilder domains = new StringBuilder("8, 9");
      for (int guest = 0; guest < guests; guest++) {
        domains.append(has[guest][host] ? ", " + (guest + 1) : "");
      }
      text.append(HOST.formatted("h" + host, domains));
      for (int mdev = 0; mdev < 2; mdev++) {
        text.append(MDEV.formatted("n" + mdev, "h" + host, 100 + 10 * host + mdev, 8 + mdev));
      }
    }
    statements.forEach(text::append);
    return new Case(guests, hosts, has, claims, text.toString());
  }
}
