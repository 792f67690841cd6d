package org.apqlint.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of an AP queue: adapter (APID) and domain (APQI), each 0 to 255. Always written in
 * hex with two and four digits, as sysfs, the kernel log and lszcrypt do.
 */
public record Apqn(int apid, int apqi) implements Comparable<Apqn> {

  private static final Pattern FORM = Pattern.compile("([0-9a-fA-F]{2})\\.([0-9a-fA-F]{4})");

  private static final Comparator<Apqn> ORDER =
      Comparator.comparingInt(Apqn::apid).thenComparingInt(Apqn::apqi);

  /** Reads {@code 05.0047}; empty for any other form, and for a domain above 255. */
  public static Optional<Apqn> parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    int apqi = Integer.parseInt(form.group(2), 16);
    return apqi < IdSet.BITS
        ? Optional.of(new Apqn(Integer.parseInt(form.group(1), 16), apqi))
        : Optional.empty();
  }

  /** {@code 5.71}: the same in decimal, as chzdev and ap-check count. */
  public String decimal() {
    return apid + "." + apqi;
  }

  @Override
  public String toString() {
    return String.format("%02x.%04x", apid, apqi);
  }

  @Override
  public int compareTo(Apqn other) {
    return ORDER.compare(this, other);
  }
}
