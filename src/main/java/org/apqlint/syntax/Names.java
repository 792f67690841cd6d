package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Fix;
import org.apqlint.finding.Related;
import org.apqlint.finding.Safety;
import org.apqlint.model.Declared.Kind;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Place;
import org.apqlint.model.Spelling;
import org.apqlint.syntax.parser.ApqSpecParser.NameContext;

/**
 * The names of a specification: which are declared, and which of them can be relied upon. A name is
 * unsound when its block has an error or refers to an unsound one; what refers to it is then left
 * out without a word. A name in a block that is not understood counts as declared, and as unsound.
 */
final class Names {

  /** A name and where it stands. */
  record Named(String text, Place place) {}

  private record Key(Kind kind, String host, String name) {}

  private static final int MOST_RELATED = 10;

  private final Problems problems;
  private final Map<String, Place> hosts = new LinkedHashMap<>();
  private final Map<Key, Place> owned = new LinkedHashMap<>();
  private final Map<String, List<Key>> byHost = new HashMap<>();
  private final Map<String, List<Key>> byName = new HashMap<>();
  private final Set<String> loose = new HashSet<>();
  private final Set<String> unsoundHosts = new HashSet<>();
  private final Set<Key> unsound = new HashSet<>();
  private final Map<Key, List<Place>> undeclared = new LinkedHashMap<>();

  /** For an undeclared host those that it cannot be. */
  private final Map<String, Set<String>> others = new HashMap<>();

  private boolean incomplete;

  Names(Problems problems) {
    this.problems = problems;
  }

  /** Tells that a part of the specification is missing, which may declare any name. */
  void incomplete() {
    incomplete = true;
  }

  /** Takes the words before the brace of a block that is not understood. */
  void loose(List<Token> words) {
    words.forEach(word -> loose.add(Words.text(word)));
  }

  /** The name that stands there; empty, and reported, if it is none. */
  Optional<Named> name(NameContext context) {
    String text = Words.text(context);
    Place place = Places.of(context);
    Optional<String> flaw = flaw(text);
    flaw.ifPresent(what -> reportName(place, what));
    return flaw.isPresent() ? Optional.empty() : Optional.of(new Named(text, place));
  }

  /** The reference, {@code name} or {@code host/name}; empty, and reported, if it is none. */
  Optional<MdevRef> reference(NameContext context, String host) {
    String text = Words.text(context);
    int slash = text.indexOf('/');
    if (slash < 0) {
      return name(context).map(named -> new MdevRef(host, named.text()));
    }
    String before = text.substring(0, slash);
    String after = text.substring(slash + 1);
    Optional<String> flaw = flaw(before).or(() -> flaw(after));
    flaw.ifPresent(what -> reportName(Places.of(context), what));
    return flaw.isPresent() ? Optional.empty() : Optional.of(new MdevRef(before, after));
  }

  private void reportName(Place place, String what) {
    problems.report(
        ReaderCode.SYNTAX_ERROR, place, what, "use letters, digits, `-`, `_` and `.` for names");
  }

  private static Optional<String> flaw(String name) {
    if (name.isEmpty()) {
      return Optional.of("a name is empty");
    }
    if (name.length() > Limits.NAME) {
      return Optional.of("a name has more than " + Limits.NAME + " characters");
    }
    if (name.indexOf('/') >= 0) {
      return Optional.of("the name " + Shown.tick(name) + " holds a `/`");
    }
    return name.codePoints().anyMatch(Names::hidden)
        ? Optional.of("the name " + Shown.tick(name) + " holds a character that cannot be seen")
        : Optional.empty();
  }

  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }

  /** Declares a host. A second one of the same name is reported, and neither is sound. */
  void declareHost(Named host) {
    Place first = hosts.putIfAbsent(host.text(), host.place());
    if (first != null) {
      unsoundHosts.add(host.text());
      duplicate("host " + Shown.tick(host.text()) + " is declared twice", host.place(), first);
    }
  }

  /** Declares an mdev or guest. */
  void declare(Kind kind, String host, Named name) {
    Key key = new Key(kind, host, name.text());
    Place first = owned.putIfAbsent(key, name.place());
    if (first != null) {
      unsound.add(key);
      duplicate(
          kind + " " + Shown.tick(name.text()) + " is declared twice on " + Shown.tick(host),
          name.place(),
          first);
      return;
    }
    byHost.computeIfAbsent(host, unused -> new ArrayList<>()).add(key);
    byName.computeIfAbsent(name.text(), unused -> new ArrayList<>()).add(key);
  }

  private void duplicate(String message, Place second, Place first) {
    problems.report(
        Problem.of(ReaderCode.DUPLICATE_NAME, second, message, "give one of them another name")
            .related(first, "first declared here"));
  }

  void unsoundHost(String host) {
    unsoundHosts.add(host);
  }

  void unsound(Kind kind, String host, String name) {
    unsound.add(new Key(kind, host, name));
  }

  /** Whether the host is declared and sound; remembers one that nothing declares. */
  boolean host(Named host) {
    if (hosts.containsKey(host.text())) {
      return !unsoundHosts.contains(host.text());
    }
    if (!incomplete && !loose.contains(host.text())) {
      undeclared(new Key(Kind.HOST, host.text(), host.text()), host.place());
    }
    return false;
  }

  /** The same for the two hosts of a migration: neither can be the other one. */
  boolean hosts(Named from, Named to) {
    others.computeIfAbsent(from.text(), unused -> new HashSet<>()).add(to.text());
    others.computeIfAbsent(to.text(), unused -> new HashSet<>()).add(from.text());
    return host(from) & host(to);
  }

  private void undeclared(Key key, Place place) {
    undeclared.computeIfAbsent(key, unused -> new ArrayList<>()).add(place);
  }

  /** Reports each name that nothing declares, once, with the other places that have it. */
  void finish() {
    undeclared.forEach(
        (key, places) -> {
          Place first = places.stream().min(Place::compareTo).orElseThrow();
          List<Related> others =
              places.stream()
                  .filter(place -> !place.equals(first))
                  .limit(MOST_RELATED)
                  .map(place -> new Related(place, "also named here"))
                  .toList();
          problems.report(
              first,
              ReaderCode.UNKNOWN_REFERENCE,
              () -> unknown(key, first).related(others).fixed(renaming(key, places)));
        });
  }

  /** The nearest name in all places that have the unknown one. */
  private List<Fix> renaming(Key key, List<Place> places) {
    return near(key).stream()
        .map(
            near ->
                new Fix(
                    "write `" + Spelling.name(near) + "`",
                    Safety.UNSAFE,
                    places.stream().map(place -> renamed(key, place, near)).toList()))
        .toList();
  }

  private Optional<String> near(Key key) {
    return key.kind() == Kind.HOST
        ? Suggestion.nearest(key.name(), likely(key.name()))
        : elsewhereDeclared(key).isPresent()
            ? Optional.empty()
            : Suggestion.nearest(key.name(), here(key));
  }

  /** A reference may name its host, too, which stays. */
  private static Edit renamed(Key key, Place place, String near) {
    int width = place.endColumn() - place.column();
    int slash = key.host().codePointCount(0, key.host().length()) + 1;
    int name = key.name().codePointCount(0, key.name().length());
    boolean withHost = key.kind() != Kind.HOST && width == slash + name;
    Place words =
        withHost
            ? new Place(
                place.file(),
                place.line(),
                place.column() + slash,
                place.endLine(),
                place.endColumn())
            : place;
    return new Edit.Replace(words, Spelling.name(near));
  }

  private Problem unknown(Key key, Place place) {
    return key.kind() == Kind.HOST ? unknownHost(key, place) : unknownOwned(key, place);
  }

  private Problem unknownHost(Key host, Place place) {
    return Problem.of(
        ReaderCode.UNKNOWN_REFERENCE,
        place,
        "nothing declares a host " + Shown.tick(host.name()),
        didYouMean(host.name(), likely(host.name()))
            + "declare it with `host "
            + Spelling.name(host.name())
            + " { … }`");
  }

  /**
   * Whether the mdev or guest is declared and sound; remembers one that nothing declares, unless
   * its host is in doubt.
   */
  boolean owned(Kind kind, MdevRef ref, Place place) {
    Key key = new Key(kind, ref.host(), ref.name());
    if (owned.containsKey(key)) {
      return !unsound.contains(key) && !unsoundHosts.contains(ref.host());
    }
    boolean excused =
        incomplete
            || loose.contains(ref.name())
            || loose.contains(ref.host())
            || loose.contains(ref.toString());
    if (!excused) {
      undeclared(key, place);
    }
    return false;
  }

  /** The hosts that an undeclared one may be. */
  private List<String> likely(String host) {
    Set<String> not = others.getOrDefault(host, Set.of());
    return hosts.keySet().stream().filter(name -> !not.contains(name)).toList();
  }

  private Problem unknownOwned(Key ref, Place place) {
    Kind kind = ref.kind();
    String what = kind + " " + Shown.tick(ref.name()) + " on " + Shown.tick(ref.host());
    return Problem.of(
        ReaderCode.UNKNOWN_REFERENCE,
        place,
        "nothing declares " + (kind == Kind.MDEV ? "an " : "a ") + what,
        elsewhere(ref)
            + "declare it with `"
            + kind
            + " "
            + Spelling.name(ref.name())
            + " on "
            + Spelling.name(ref.host())
            + " { … }`");
  }

  private String elsewhere(Key ref) {
    Optional<Key> other = elsewhereDeclared(ref);
    if (other.isPresent()) {
      return "it is declared on " + Shown.tick(other.get().host()) + ": name that host, or ";
    }
    return didYouMean(ref.name(), here(ref));
  }

  private Optional<Key> elsewhereDeclared(Key ref) {
    return byName.getOrDefault(ref.name(), List.of()).stream()
        .filter(key -> key.kind() == ref.kind())
        .findFirst();
  }

  private List<String> here(Key ref) {
    return byHost.getOrDefault(ref.host(), List.of()).stream()
        .filter(key -> key.kind() == ref.kind())
        .map(Key::name)
        .toList();
  }

  private static String didYouMean(String name, Collection<String> candidates) {
    return Suggestion.nearest(name, candidates)
        .map(near -> "did you mean " + Shown.tick(near) + "? otherwise ")
        .orElse("");
  }

  /** Whether the host is declared and sound, without a word if it is not. */
  boolean soundHost(String host) {
    return hosts.containsKey(host) && !unsoundHosts.contains(host);
  }

  /** Whether the host is declared, sound or not. */
  boolean declaresHost(String host) {
    return hosts.containsKey(host);
  }
}
