package org.apqlint.report.html;

import java.util.List;
import org.apqlint.report.markup.Element;

/** The few shapes of HTML that the page is made of. */
final class Html {

  private Html() {}

  static Element of(String name, String kind) {
    return Element.of(name).with("class", kind);
  }

  static Element span(String kind, String text) {
    return of("span", kind).add(text);
  }

  static Element link(String target, String text) {
    return Element.of("a").with("href", "#" + target).add(text);
  }

  /** A section with its heading, which also names it. */
  static Element section(String id, String kind, String heading) {
    return of("section", kind)
        .with("id", id)
        .with("aria-labelledby", id + "-h")
        .add(Element.of("h2", heading).with("id", id + "-h"));
  }

  /** What is folded until somebody asks for it; on paper it is open. */
  static Element details(String summary, Element content) {
    return Element.of("details").add(Element.of("summary", summary)).add(content);
  }

  /** Several lines as they are. */
  static Element pre(String text) {
    // What is wider than the page is scrolled, from the keyboard, too.
    return Element.of("pre").with("tabindex", 0).add(Element.of("code").lines(text));
  }

  /** A table with its head; what is wider than the page is scrolled. */
  static Element table(String caption, List<String> head, List<Element> rows) {
    Element line = Element.of("tr");
    head.forEach(cell -> line.add(Element.of("th", cell).with("scope", "col")));
    Element table =
        Element.of("table")
            .add(Element.of("caption", caption))
            .add(Element.of("thead").add(line))
            .add(Element.of("tbody").addAll(rows));
    return of("div", "wide")
        .with("tabindex", 0)
        .with("role", "region")
        .with("aria-label", caption)
        .add(table);
  }
}
