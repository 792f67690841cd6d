package org.apqlint.report.markup;

import java.util.Set;
import org.apqlint.report.markup.Element.Child;
import org.apqlint.report.markup.Element.Code;
import org.apqlint.report.markup.Element.Content;
import org.apqlint.report.markup.Element.Text;

/** Writes elements as a document. Everything that is not code is escaped here. */
public final class Markup {

  private enum Syntax {
    XML,
    HTML
  }

  /** Elements of HTML that have neither content nor an end. */
  private static final Set<String> VOID = Set.of("meta", "link", "br", "hr", "img", "input", "wbr");

  /** Elements of HTML that stand within a line: a blank around them would be seen. */
  private static final Set<String> INLINE =
      Set.of(
          "a", "abbr", "b", "button", "br", "code", "kbd", "mark", "small", "span", "strong",
          "wbr");

  /** Shapes of SVG, which may be closed at once in HTML, too. */
  private static final Set<String> SHAPES = Set.of("path", "rect", "line", "use");

  private final Syntax syntax;
  private final StringBuilder out;

  private Markup(Syntax syntax, String begin) {
    this.syntax = syntax;
    this.out = new StringBuilder(begin);
  }

  /** An XML document, indented, with a final newline. */
  public static String xml(Element root) {
    Markup markup = new Markup(Syntax.XML, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    markup.write(root, 0);
    return markup.out.append('\n').toString();
  }

  /** A page of HTML, with a final newline. */
  public static String html(Element root) {
    Markup markup = new Markup(Syntax.HTML, "<!doctype html>\n");
    markup.write(root, 0);
    return markup.out.append('\n').toString();
  }

  private void write(Element element, int depth) {
    out.append('<').append(element.name());
    element
        .attributes()
        .forEach(
            (name, value) -> {
              out.append(' ').append(name).append("=\"");
              escape(value, true);
              out.append('"');
            });
    boolean empty = element.content().isEmpty();
    if (empty && (syntax == Syntax.XML || SHAPES.contains(element.name()))) {
      out.append("/>");
      return;
    }
    out.append('>');
    if (syntax == Syntax.HTML && VOID.contains(element.name())) {
      return;
    }
    boolean onLines = !empty && standsOnLines(element);
    for (Content content : element.content()) {
      newLine(onLines, depth + 1);
      content(content, depth + 1);
    }
    newLine(onLines, depth);
    out.append("</").append(element.name()).append('>');
  }

  private void content(Content content, int depth) {
    if (content instanceof Child child) {
      write(child.element(), depth);
    } else if (content instanceof Text text) {
      escape(text.text(), false);
    } else if (content instanceof Code code) {
      if (syntax == Syntax.HTML) {
        out.append(code.text());
      } else {
        escape(code.text(), false);
      }
    }
  }

  /** Whether a newline before and after what stands in it means nothing. */
  private boolean standsOnLines(Element element) {
    for (Content content : element.content()) {
      boolean block =
          content instanceof Child child
              && (syntax == Syntax.XML || !INLINE.contains(child.element().name()));
      if (!block) {
        return false;
      }
    }
    return true;
  }

  private void newLine(boolean wanted, int depth) {
    if (wanted) {
      // A page may be large and deep: there, only lines are worth their bytes.
      out.append('\n').append(syntax == Syntax.XML ? "  ".repeat(depth) : "");
    }
  }

  private void escape(String text, boolean quoted) {
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      switch (letter) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append(quoted ? "&quot;" : "\"");
        default -> out.append(letter);
      }
    }
  }
}
