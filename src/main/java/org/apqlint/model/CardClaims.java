package org.apqlint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the facts of an adapter say of its mode and of its hardware type. In sysfs type, hwtype and
 * functions come from one answer of the hardware, so they agree.
 */
record CardClaims(List<Claim> modes, List<Claim> hwtypes) {

  /** A value, and the words that say it. */
  private record Claim(String value, String words) {}

  static CardClaims of(Adapter card) {
    List<Claim> modes = new ArrayList<>();
    List<Claim> hwtypes = new ArrayList<>();
    card.cardType()
        .ifPresent(
            type -> {
              modes.add(new Claim(type.mode(), "type " + type));
              type.hwtype().ifPresent(n -> hwtypes.add(new Claim("" + n, "type " + type)));
            });
    card.mode().ifPresent(mode -> modes.add(new Claim(mode, "mode " + mode)));
    card.functions()
        .ifPresent(
            known ->
                known.modes().forEach(mode -> modes.add(new Claim(mode, "functions " + known))));
    card.hwtype().ifPresent(n -> hwtypes.add(new Claim("" + n, "hwtype " + n)));
    return new CardClaims(modes, hwtypes);
  }

  /** {@code different modes: cca by `type cex8c`, ep11 by `mode ep11`}; empty if all agree. */
  Optional<String> disagreement() {
    List<String> found = new ArrayList<>();
    describe("different modes", modes).ifPresent(found::add);
    describe("different hardware types", hwtypes).ifPresent(found::add);
    return found.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", found));
  }

  private static Optional<String> describe(String what, List<Claim> claims) {
    return claims.stream().map(Claim::value).distinct().count() < 2
        ? Optional.empty()
        : Optional.of(
            claims.stream()
                .map(claim -> claim.value() + " by `" + claim.words() + "`")
                .collect(Collectors.joining(", ", what + ": ", "")));
  }
}
