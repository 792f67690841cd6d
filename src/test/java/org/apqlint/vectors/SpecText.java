package org.apqlint.vectors;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.model.IdSet;

/** Writes specifications: blocks, statements, quoted values. */
public final class SpecText {

  private final StringBuilder out = new StringBuilder();

  /** Opens a block, such as {@code host zeus}. */
  public SpecText open(String head) {
    out.append(head).append(" {\n");
    return this;
  }

  public SpecText statement(String statement) {
    out.append("    ").append(statement).append('\n');
    return this;
  }

  public SpecText statementIf(boolean condition, String statement) {
    return condition ? statement(statement) : this;
  }

  /** A statement that lists ids, unless there are none. */
  public SpecText list(String word, Collection<?> ids) {
    return statementIf(!ids.isEmpty(), word + " " + joined(ids));
  }

  public SpecText close() {
    out.append("}\n\n");
    return this;
  }

  public static String joined(Collection<?> items) {
    return items.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** The ids in the words of the language, {@code none} for no id. */
  public static String ids(IdSet ids) {
    return ids.isEmpty() ? "none" : joined(ids.toList());
  }

  /** The value as it would be written to the letter. */
  public static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** A UUID that is made from a number. */
  public static String uuid(int number) {
    return String.format("62177883-f1bb-47f0-914d-%012x", number);
  }

  /** The ids that are not among the others. */
  static List<Integer> without(List<Integer> ids, Collection<Integer> others) {
    return ids.stream().filter(id -> !others.contains(id)).toList();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
