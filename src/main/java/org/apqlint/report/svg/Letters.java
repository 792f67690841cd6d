package org.apqlint.report.svg;

import org.apqlint.report.markup.Element;

/** Letters of one kind, each in its place: one element for all of them. */
final class Letters {

  /** Width of a letter of the monospaced face, as a part of its size. */
  static final double ADVANCE = 0.6;

  /** How far below its middle the base line of a letter is. */
  private static final double BELOW = 0.35;

  private final String kind;
  private final double size;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder xs = new StringBuilder();
  private final StringBuilder ys = new StringBuilder();

  Letters(String kind, double size) {
    this.kind = kind;
    this.size = size;
  }

  /** Adds a word with this middle. */
  void add(String word, double x, double y) {
    double left = x - (word.length() - 1) * size * ADVANCE / 2;
    for (int i = 0; i < word.length(); i++) {
      text.append(word.charAt(i));
      number(xs, left + i * size * ADVANCE);
      number(ys, y + size * BELOW);
    }
  }

  private static void number(StringBuilder out, double value) {
    long tenths = Math.round(value * 10);
    out.append(out.isEmpty() ? "" : " ")
        .append(tenths / 10)
        .append(tenths % 10 == 0 ? "" : "." + tenths % 10);
  }

  /** {@code <text class="…" font-size="…" x="…" y="…">abc</text>}. */
  Element element() {
    String[] heights = ys.toString().split(" ");
    boolean level = java.util.Arrays.stream(heights).allMatch(heights[0]::equals);
    StringBuilder size = new StringBuilder();
    number(size, this.size);
    return Element.of("text")
        .with("class", kind)
        .with("font-size", size)
        .with("text-anchor", "middle")
        .with("x", xs)
        .with("y", level ? heights[0] : ys)
        .add(text.toString());
  }
}
