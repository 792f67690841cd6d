package org.apqlint.format;

import java.util.List;
import org.apqlint.model.SourceText;

/**
 * A text and its layout.
 *
 * @param source the text as it was
 * @param text the text as it should be
 * @param left what stays as it is, in the order of the text
 */
public record Formatted(SourceText source, String text, List<LeftAsIs> left) {
  public Formatted {
    left = List.copyOf(left);
  }

  /** Whether the layout differs from that of the text. */
  public boolean changed() {
    return !text.equals(source.text());
  }
}
