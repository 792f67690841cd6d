package org.apqlint.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.finding.Related;
import org.apqlint.model.Place;
import org.apqlint.report.DidYouMean;

/** Takes nodes apart, and keeps what is wrong with them: one run tells all of it. */
final class Reading {

  /** Problems that are told one by one. */
  static final int MOST = 50;

  private final List<SettingsProblem> problems = new ArrayList<>();

  /** What is wrong, in the order of the text. */
  List<SettingsProblem> problems() {
    return problems;
  }

  void problem(Place place, String message, String help) {
    add(new SettingsProblem(place, message, help));
  }

  void add(SettingsProblem problem) {
    if (problems.size() < MOST) {
      problems.add(problem);
    } else if (problems.size() == MOST) {
      problems.add(
          new SettingsProblem(problem.place(), "there is more that is wrong", "mend these first"));
    }
  }

  private void wrongKind(YamlNode node, String what, String wanted) {
    problem(
        node.place(),
        what + " is " + wanted + ", not " + (node.isNull() ? "empty" : node.kind()),
        "write " + wanted);
  }

  /** The entries of a mapping by their keys; what is no key of it, or stands twice, is told. */
  Map<String, YamlNode> fields(YamlNode node, String what, Collection<String> known) {
    Map<String, YamlNode> fields = new LinkedHashMap<>();
    entries(node, what)
        .forEach(
            (key, value) -> {
              if (known.contains(key.text())) {
                fields.put(key.text(), value);
              } else {
                unknown(key, "key of " + what, known);
              }
            });
    return fields;
  }

  /** The entries of a mapping, each key once; none where nothing stands. */
  Map<YamlNode.Scalar, YamlNode> entries(YamlNode node, String what) {
    Map<YamlNode.Scalar, YamlNode> entries = new LinkedHashMap<>();
    if (node.isNull()) {
      return entries;
    }
    if (!(node instanceof YamlNode.Mapping mapping)) {
      wrongKind(node, what, "a mapping");
      return entries;
    }
    Map<String, Place> seen = new LinkedHashMap<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      Place first = seen.putIfAbsent(entry.key().text(), entry.key().place());
      if (first == null) {
        entries.put(entry.key(), entry.value());
      } else {
        twice(entry.key().place(), "`" + entry.key().text() + "` stands twice", first);
      }
    }
    return entries;
  }

  void twice(Place place, String message, Place first) {
    add(
        new SettingsProblem(
            place,
            message,
            List.of(new Related(first, "first here")),
            Optional.of("remove one of the two")));
  }

  /** The items of a list. */
  List<YamlNode> list(YamlNode node, String what) {
    if (node instanceof YamlNode.Sequence sequence) {
      return sequence.items();
    }
    wrongKind(node, what, "a list");
    return List.of();
  }

  /** The items of a list; a single word stands for a list of one. */
  List<YamlNode> items(YamlNode node, String what) {
    return node instanceof YamlNode.Scalar && !node.isNull() ? List.of(node) : list(node, what);
  }

  Optional<String> text(YamlNode node, String what) {
    if (node instanceof YamlNode.Scalar scalar && scalar.isText()) {
      return Optional.of(scalar.text());
    }
    wrongKind(node, what, "a text");
    return Optional.empty();
  }

  /** A whole number within bounds. */
  Optional<Integer> number(YamlNode node, String what, int least, int most) {
    Optional<String> digits =
        node instanceof YamlNode.Scalar scalar ? scalar.number() : Optional.empty();
    Optional<Integer> number =
        digits
            .filter(text -> text.length() < 10)
            .map(Integer::valueOf)
            .filter(value -> least <= value && value <= most);
    if (number.isEmpty()) {
      String range = least == most ? "" + least : "a whole number from " + least + " to " + most;
      problem(
          node.place(),
          what + " is " + range + ", not " + digits.map(d -> "`" + d + "`").orElse(said(node)),
          isQuoted(node) ? "leave out the quotes" : "write " + range);
    }
    return number;
  }

  /** One of a few words. */
  Optional<String> oneOf(YamlNode node, String what, List<String> words) {
    if (node instanceof YamlNode.Scalar scalar
        && scalar.isText()
        && words.contains(scalar.text())) {
      return Optional.of(scalar.text());
    }
    String text = node instanceof YamlNode.Scalar scalar ? scalar.text() : "";
    problem(
        node.place(),
        what + " is " + or(words) + ", not " + said(node),
        DidYouMean.of(text, words)
            .filter(near -> !text.isEmpty())
            .map(near -> "did you mean `" + near + "`?")
            .orElse("write one of these"));
    return Optional.empty();
  }

  /** Whether it would be a number without its quotes. */
  private static boolean isQuoted(YamlNode node) {
    return node instanceof YamlNode.Scalar scalar
        && scalar.isText()
        && scalar.text().matches("[0-9]{1,9}");
  }

  private static String said(YamlNode node) {
    if (isQuoted(node)) {
      return "the text `" + ((YamlNode.Scalar) node).text() + "`";
    }
    return node.isNull()
        ? "empty"
        : node instanceof YamlNode.Scalar scalar ? "`" + scalar.text() + "`" : node.kind();
  }

  void unknown(YamlNode.Scalar word, String what, Collection<String> known) {
    problem(
        word.place(),
        "no " + what + " is called `" + word.text() + "`",
        known.stream()
            .filter(some -> some.equalsIgnoreCase(word.text()))
            .findFirst()
            .or(() -> DidYouMean.of(word.text(), known))
            .map(near -> "did you mean `" + near + "`?")
            .orElse(
                known.size() > 12
                    ? "`apqlint rules` lists them"
                    : "there is " + or(List.copyOf(known))));
  }

  private static String or(List<String> words) {
    int last = words.size() - 1;
    List<String> quoted = words.stream().map(word -> "`" + word + "`").toList();
    return last == 0
        ? quoted.get(0)
        : String.join(", ", quoted.subList(0, last)) + " or " + quoted.get(last);
  }
}
