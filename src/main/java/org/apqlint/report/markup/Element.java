package org.apqlint.report.markup;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.report.Glyphs;

/**
 * An element with its attributes and what stands in it. Texts are kept as they will be seen: their
 * control characters are replaced, as no form of markup has a place for most of them.
 */
public final class Element {

  /** What stands in an element: another one, a text, or a text that is code of its own language. */
  sealed interface Content permits Child, Text, Code {}

  record Child(Element element) implements Content {}

  record Text(String text) implements Content {}

  record Code(String text) implements Content {}

  private final String name;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<Content> content = new ArrayList<>();

  private Element(String name) {
    this.name = name;
  }

  /** An element without attributes and content. */
  public static Element of(String name) {
    return new Element(name);
  }

  /** An element with one line of text. */
  public static Element of(String name, String text) {
    return of(name).add(text);
  }

  /** Gives it an attribute; of two with the same name the later one counts. */
  public Element with(String attribute, Object value) {
    attributes.put(attribute, printable(value.toString()));
    return this;
  }

  /** Adds a text; what would break its line becomes visible instead. */
  public Element add(String text) {
    if (!text.isEmpty()) {
      content.add(new Text(printable(text)));
    }
    return this;
  }

  /** Adds a text that may have several lines. */
  public Element lines(String text) {
    StringBuilder lines = new StringBuilder(text.length());
    text.lines().forEach(line -> lines.append(printable(line)).append('\n'));
    content.add(new Text(lines.toString()));
    return this;
  }

  /** Adds an element. */
  public Element add(Element child) {
    content.add(new Child(child));
    return this;
  }

  /** Adds elements. */
  public Element addAll(List<Element> children) {
    children.forEach(this::add);
    return this;
  }

  /**
   * Adds code, a style sheet or data, in which nothing can be escaped.
   *
   * @throws IllegalArgumentException if it would end the element, or begin a comment
   */
  public Element code(String text) {
    if (text.contains("</") || text.contains("<!")) {
      throw new IllegalArgumentException("code within markup that would end its element");
    }
    content.add(new Code(text));
    return this;
  }

  public String name() {
    return name;
  }

  public Map<String, String> attributes() {
    return Collections.unmodifiableMap(attributes);
  }

  List<Content> content() {
    return Collections.unmodifiableList(content);
  }

  /** The text on one line, with nothing in it that XML 1.0 has no place for. */
  private static String printable(String text) {
    return Glyphs.visible(text).replace('\ufffe', '\ufffd').replace('\uffff', '\ufffd');
  }
}
