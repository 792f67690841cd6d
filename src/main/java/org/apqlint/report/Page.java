package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Text output in the making. Everything passes through here, so no name or comment of a
 * specification can send control characters to a terminal.
 */
final class Page {

  /** A stretch of a line, with what makes its colour. */
  private record Piece(String text, UnaryOperator<String> paint) {

    Piece part(int from, int to) {
      return new Piece(text.substring(from, to), paint);
    }
  }

  private final StringBuilder out = new StringBuilder();
  private final List<Piece> line = new ArrayList<>();
  private final Look look;

  Page(Look look) {
    this.look = look;
  }

  Look look() {
    return look;
  }

  /** Adds text as it is, but for control characters. */
  Page add(String text) {
    line.add(new Piece(Glyphs.visible(text), UnaryOperator.identity()));
    return this;
  }

  /** Adds text in a colour, if this page has colours. */
  Page add(Ink ink, String text) {
    UnaryOperator<String> paint = look.colour() ? ink::paint : UnaryOperator.identity();
    line.add(new Piece(Glyphs.visible(text), paint));
    return this;
  }

  /** Ends the line; no line ends in blanks. */
  Page end() {
    out.append(painted());
    line.clear();
    int length = out.length();
    while (length > 0 && out.charAt(length - 1) == ' ') {
      length--;
    }
    out.setLength(length);
    out.append('\n');
    return this;
  }

  /**
   * Ends a line of running text: where it is too long for this page, it goes on in lines that begin
   * so.
   */
  Page flow(String hanging) {
    String text = line.stream().map(Piece::text).collect(Collectors.joining());
    if (!look.breaks(Glyphs.width(text))) {
      return end();
    }
    List<Piece> whole = List.copyOf(line);
    line.clear();
    int room = look.width();
    int from = 0;
    while (from < text.length()) {
      int to = breakAt(text, from, room);
      slice(whole, from, to);
      end();
      from = to;
      while (from < text.length() && text.charAt(from) == ' ') {
        from++;
      }
      if (from < text.length()) {
        add(hanging);
        room = look.width() - Glyphs.width(hanging);
      }
    }
    return this;
  }

  /** The last blank before there is no more room; a word that is too long stays whole. */
  private static int breakAt(String text, int from, int room) {
    int cells = 0;
    int blank = -1;
    boolean word = false;
    for (int i = from; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (point == ' ' && word) {
        blank = i;
      }
      word |= point != ' ';
      cells += Glyphs.width(point, cells);
      if (cells > room && blank >= 0) {
        return blank;
      }
      i += Character.charCount(point);
    }
    return text.length();
  }

  private void slice(List<Piece> pieces, int from, int to) {
    int start = 0;
    for (Piece piece : pieces) {
      int end = start + piece.text().length();
      if (start < to && end > from) {
        line.add(
            piece.part(Math.max(0, from - start), Math.min(piece.text().length(), to - start)));
      }
      start = end;
    }
  }

  /** Adds a whole line. */
  Page line(String text) {
    return add(text).end();
  }

  boolean isEmpty() {
    return out.isEmpty() && line.isEmpty();
  }

  @Override
  public String toString() {
    return out + painted();
  }

  private String painted() {
    return line.stream()
        .filter(piece -> !piece.text().isEmpty())
        .map(piece -> piece.paint().apply(piece.text()))
        .collect(Collectors.joining());
  }
}
