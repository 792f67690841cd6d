package org.apqlint.settings;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apqlint.model.Place;

/** A value of a YAML text, with its place. */
sealed interface YamlNode {

  Place place();

  /** What it is, for people. */
  String kind();

  /** Whether nothing stands there. */
  default boolean isNull() {
    return false;
  }

  /**
   * A single value.
   *
   * @param plain whether it stands without quotes, so that it may be a number
   */
  record Scalar(String text, boolean plain, Place place) implements YamlNode {

    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern FRACTION =
        Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern TRUTH = Pattern.compile("true|True|TRUE|false|False|FALSE");

    /** A number that is whole. */
    Optional<String> number() {
      return plain && NUMBER.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    @Override
    public boolean isNull() {
      return plain && NULL.matcher(text).matches();
    }

    /** Whether it is a text: the types are those of YAML 1.2, where {@code off} is one. */
    boolean isText() {
      return !plain
          || !isNull() && !FRACTION.matcher(text).matches() && !TRUTH.matcher(text).matches();
    }

    @Override
    public String kind() {
      if (isText()) {
        return "a text";
      }
      return isNull() ? "nothing" : TRUTH.matcher(text).matches() ? "a truth value" : "a number";
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, Place place) implements YamlNode {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /** Keys with values, in the order of the text; a key may stand twice. */
  record Mapping(List<Entry> entries, Place place) implements YamlNode {
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, YamlNode value) {}
}
