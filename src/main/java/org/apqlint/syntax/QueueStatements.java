package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apqlint.model.IdSet;
import org.apqlint.model.KeyPatterns;
import org.apqlint.model.Matrix;
import org.apqlint.model.Place;
import org.apqlint.model.QueueException;
import org.apqlint.model.QueueException.State;
import org.apqlint.model.QueueSet;
import org.apqlint.model.Repetition.Surplus;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.apqlint.syntax.parser.ApqSpecParser.QueueContext;
import org.apqlint.syntax.parser.ApqSpecParser.QueueFactContext;
import org.apqlint.syntax.parser.ApqSpecParser.QueuesContext;

/** Reads the {@code queue} statements of a host. */
final class QueueStatements {

  private static final List<String> KEY_TYPES = List.of("aes", "apka", "ep11");
  private static final Pattern HEX = Pattern.compile("(?:0[xX])?[0-9a-fA-F]+");

  private final BlockReader reader;
  private final Queues queues;
  private final List<QueueException> exceptions = new ArrayList<>();
  private final Map<Matrix, Place> named = new HashMap<>();
  private final List<KeyPatterns> keys = new ArrayList<>();

  QueueStatements(BlockReader reader) {
    this.reader = reader;
    this.queues = new Queues(reader.problems);
  }

  QueueSet read(QueuesContext list) {
    return queues.read(list);
  }

  void add(QueueContext statement) {
    QueueSet which = queues.read(statement.queues());
    QueueFactContext fact = statement.queueFact();
    Place place = Places.of(statement);
    switch (fact.getStart().getType()) {
      case ApqSpecLexer.UNBOUND -> except(which, State.UNBOUND, Optional.empty(), place);
      case ApqSpecLexer.ABSENT -> except(which, State.ABSENT, Optional.empty(), place);
      case ApqSpecLexer.DRIVER ->
          reader
              .text(fact.value(), "driver name")
              .ifPresent(driver -> except(which, State.DRIVER, Optional.of(driver), place));
      default -> key(which, fact, place);
    }
  }

  private void except(QueueSet which, State state, Optional<String> driver, Place place) {
    for (QueueSet.Term term : which.terms()) {
      Place first = named.put(term.matrix(), term.place());
      if (first != null) {
        // The later one counts.
        reader.notes.repeated(
            "queue " + term.text(),
            first,
            term.place(),
            Optional.of(Surplus.item(first, IdSet.NONE)));
      }
    }
    exceptions.add(new QueueException(which, state, driver, place));
  }

  private void key(QueueSet which, QueueFactContext fact, Place place) {
    Optional<String> type = reader.oneOf(KEY_TYPES, fact.keyType.getStart(), "key type");
    List<String> patterns = new ArrayList<>();
    for (TerminalNode word : fact.WORD()) {
      pattern(word.getSymbol()).ifPresent(patterns::add);
    }
    type.ifPresent(known -> keys.add(new KeyPatterns(which, known, patterns, place)));
  }

  private Optional<String> pattern(Token word) {
    String text = word.getText().toLowerCase(Locale.ROOT);
    if (!HEX.matcher(text).matches()) {
      reader.problems.report(
          ReaderCode.INVALID_NUMBER,
          Places.of(word),
          Shown.tick(word.getText()) + " is not a verification pattern",
          "write the hex digits that lszcrypt or the `mkvps` attribute shows");
      return Optional.empty();
    }
    return Optional.of(text.startsWith("0x") ? text.substring(2) : text);
  }

  List<QueueException> exceptions() {
    return exceptions;
  }

  List<KeyPatterns> keys() {
    return keys;
  }
}
