package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.fact.EffectiveFeature;
import org.apqlint.finding.Finding;
import org.apqlint.model.CpuFeature;

/** Guests with these CPU statements, and what apqlint says of them. */
final class CpuGuests {

  /** Each CPU statement has a guest in every place. */
  enum Place {
    /** With an mdev. */
    USER,
    /** Without one. */
    IDLE,
    /** Without one, on a host without the three facilities. */
    POOR;

    private String host() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String HOSTS =
      """
      host user {
          kernel 6.12
          adapters 3, 5 type cex5c
          domains 0-255
          control-domains same
          apmask all but 5
      }
      host idle {
          kernel 6.12
          adapters 3 type cex5c
          domains 0
          control-domains same
      }
      host poor {
          kernel 6.12
          adapters 3 type cex5c
          domains 0
          control-domains same
          without apqci, apft, apqi
      }
      """;

  private static final String GUESTS =
      """
      mdev m%1$d on user {
          uuid 4e2f8a10-6c3b-4d19-8f57-%1$012d
          adapters 5
          domains %1$d
      }
      guest g%1$d on user {
          uses m%1$d
          cpu %2$s
      }
      guest g%1$d on idle {
          cpu %2$s
      }
      guest g%1$d on poor {
          cpu %2$s
      }
      """;

  private final Checked checked;

  /** Up to 256 statements: each guest with an mdev has a queue of its own. */
  CpuGuests(List<CpuStatement> statements) {
    StringBuilder text = new StringBuilder(HOSTS);
    for (int i = 0; i < statements.size(); i++) {
      text.append(GUESTS.formatted(i, statements.get(i)));
    }
    checked = Checked.text("cpu.apq", text.toString());
  }

  /** The features that are on for the guest with that statement. */
  Set<CpuFeature> effective(Place place, int statement) {
    HostAnalysis host =
        checked.analysis().hosts().stream()
            .filter(some -> some.host().name().equals(place.host()))
            .findFirst()
            .orElseThrow();
    List<EffectiveFeature> facts =
        host.provenance()
            .facts(EffectiveFeature.class)
            .filter(fact -> fact.guest().name().equals("g" + statement))
            .toList();
    assertThat(facts).hasSize(CpuFeature.values().length);
    return set(facts.stream().filter(EffectiveFeature::on).map(EffectiveFeature::feature));
  }

  /** What is found of its CPU. */
  List<Finding> findings(Place place, int statement) {
    String guest = place.host() + "/g" + statement;
    return checked.findings().stream()
        .filter(finding -> finding.code().matches("AP3(08|09|10|11|12|13|21)"))
        .filter(finding -> (finding.subject() + "/").startsWith(guest + "/"))
        .toList();
  }

  /** The codes of it. */
  Set<String> codes(Place place, int statement) {
    return findings(place, statement).stream()
        .map(Finding::code)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Features as a set that compares, whatever their order. */
  static Set<CpuFeature> set(Stream<CpuFeature> features) {
    return features.collect(Collectors.toCollection(() -> EnumSet.noneOf(CpuFeature.class)));
  }
}
