package org.apqlint.report.html;

import org.apqlint.report.markup.Element;

/** Sentences in which names stand in back-ticks. */
final class Prose {

  private Prose() {}

  /** Adds the sentence; what is in back-ticks becomes code. */
  static Element in(Element element, String text) {
    int done = 0;
    while (true) {
      int open = text.indexOf('`', done);
      int close = open < 0 ? -1 : text.indexOf('`', open + 1);
      if (close <= open + 1) {
        return element.add(text.substring(done));
      }
      element.add(text.substring(done, open));
      element.add(Element.of("code", text.substring(open + 1, close)));
      done = close + 1;
    }
  }

  static Element of(String name, String text) {
    return in(Element.of(name), text);
  }
}
