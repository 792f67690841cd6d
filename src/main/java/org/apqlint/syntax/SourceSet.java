package org.apqlint.syntax;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.apqlint.run.RunEvents;
import org.apqlint.run.Work;
import org.apqlint.syntax.parser.ApqSpecParser.ItemContext;
import org.apqlint.syntax.parser.ApqSpecParser.ValueContext;

/**
 * All texts of a specification as one sequence of statements: what a file includes stands in the
 * place of the {@code include}. A file is read once, however often and by whatever way it is named.
 */
final class SourceSet {

  private final SourceLoader loader;
  private final Path root;
  private final Problems problems;
  private final RunEvents events;
  private final Map<String, SourceText> sources = new LinkedHashMap<>();
  private final Set<Path> read = new HashSet<>();
  private final List<Path> including = new ArrayList<>();
  private final List<ItemContext> items = new ArrayList<>();
  private final List<List<Token>> headers = new ArrayList<>();
  private boolean whole = true;

  SourceSet(SourceOptions options, Problems problems, RunEvents events) {
    this.events = events;
    this.loader = new SourceLoader(options.directory(), options.instead());
    this.root = options.root();
    this.problems = problems;
  }

  /** Adds a file or directory of the command line. */
  void add(Path path) throws UnreadableSourceException {
    events.file(loader.at(path));
    for (Path file : loader.files(path)) {
      file(file, loader.name(file));
    }
  }

  void add(InputStream standardInput) throws UnreadableSourceException {
    if (!sources.containsKey(SourceLoader.STANDARD_INPUT)) {
      add(readAll(standardInput));
    }
  }

  private SourceText readAll(InputStream standardInput) throws UnreadableSourceException {
    RunEvents.Part part = events.begin(Work.READ);
    try (part) {
      return loader.standardInput(standardInput);
    }
  }

  /** Adds a text that no file holds; its includes begin at the root. */
  void add(SourceText text) throws UnreadableSourceException {
    take(text, root);
  }

  private void file(Path file, String name) throws UnreadableSourceException {
    Path key = loader.real(file);
    if (!read.add(key)) {
      return;
    }
    events.file(loader.at(file));
    SourceText text = read(file, name);
    including.add(key);
    Path parent = file.getParent();
    take(text, parent == null ? Path.of("") : parent);
    including.remove(including.size() - 1);
  }

  private SourceText read(Path file, String name) throws UnreadableSourceException {
    RunEvents.Part part = events.begin(Work.READ);
    try (part) {
      return loader.read(file, name);
    }
  }

  private ParsedFile parse(SourceText text) {
    RunEvents.Part part = events.begin(Work.PARSE);
    try (part) {
      return ParsedFile.parse(text, problems);
    }
  }

  private void take(SourceText text, Path base) throws UnreadableSourceException {
    sources.put(text.file(), text);
    ParsedFile parsed = parse(text);
    headers.addAll(parsed.headers());
    whole &= parsed.whole();
    for (ItemContext item : parsed.items()) {
      if (item.include() == null) {
        items.add(item);
      } else if (item.exception == null) {
        include(item.include().value(), base);
      } else {
        whole = false;
      }
    }
  }

  private void include(ValueContext value, Path base) throws UnreadableSourceException {
    Place place = Places.of(value);
    String text = Words.text(value);
    Path target;
    try {
      target = base.resolve(text);
    } catch (InvalidPathException e) {
      missing(place, text, "is not the name of a file");
      return;
    }
    events.file(loader.at(target));
    if (!Files.exists(loader.at(target))) {
      mustBeInside(
          loader.at(target).toAbsolutePath().normalize(),
          loader.at(root).toAbsolutePath().normalize(),
          place);
      missing(place, text, "does not exist");
      return;
    }
    Path key = loader.real(target);
    mustBeInside(key, loader.real(root), place);
    if (text.isEmpty() || Files.isDirectory(loader.at(target))) {
      missing(place, text, "is a directory");
    } else if (!Files.isRegularFile(loader.at(target))) {
      missing(place, text, "is not a regular file");
    } else if (including.contains(key)) {
      cycle(place, text, key);
    } else if (including.size() >= Limits.INCLUDES) {
      whole = false;
      problems.report(
          ReaderCode.UNKNOWN_REFERENCE,
          place,
          "files include one another more than " + Limits.INCLUDES + " deep",
          "name the files on the command line, or include them from one file");
    } else {
      file(target, name(target));
    }
  }

  private static void mustBeInside(Path target, Path root, Place place)
      throws UnreadableSourceException {
    if (!target.startsWith(root)) {
      throw new UnreadableSourceException(
          Shown.plain(place.toString())
              + ": the include leads outside of "
              + Shown.plain(root.toString())
              + "; a wider --root permits it");
    }
  }

  /** The shortest name that leads there from the current directory. */
  private String name(Path target) {
    Path here = loader.at(Path.of("")).toAbsolutePath().normalize();
    Path plain = target.normalize();
    return loader.name(
        plain.isAbsolute() && plain.startsWith(here) ? here.relativize(plain) : target);
  }

  private void missing(Place place, String text, String what) {
    whole = false;
    problems.report(
        ReaderCode.UNKNOWN_REFERENCE,
        place,
        "the file to include, " + Shown.tick(text) + ", " + what,
        "name a file, relative to the one that includes it");
  }

  private void cycle(Place place, String text, Path key) {
    String way =
        including.indexOf(key) == including.size() - 1
            ? "the file includes itself"
            : Shown.tick(text) + " includes this file, and is included by it";
    problems.report(
        ReaderCode.UNKNOWN_REFERENCE,
        place,
        way,
        "remove one of the includes; each file is read once");
  }

  Map<String, SourceText> sources() {
    return sources;
  }

  List<ItemContext> items() {
    return items;
  }

  List<List<Token>> headers() {
    return headers;
  }

  /** Whether nothing is missing, so that a name that is not there is not declared. */
  boolean whole() {
    return whole;
  }
}
