package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.QueueSet;
import org.apqlint.syntax.parser.ApqSpecParser.ApqnContext;
import org.apqlint.syntax.parser.ApqSpecParser.QueuesContext;

/**
 * Reads queues: {@code 05.0047}, {@code 05.*}, {@code 5-6.0x47}. Both sides are hex, with or
 * without {@code 0x}, and leading zeros mean nothing; {@code *} is every number.
 */
final class Queues {

  private static final Pattern HEX = Pattern.compile("(?:0[xX])?([0-9a-fA-F]+)");

  private final Problems problems;
  private final Numbers numbers;

  Queues(Problems problems) {
    this.problems = problems;
    this.numbers = new Numbers(problems);
  }

  /** The queues of a list; terms that cannot be read are reported and left out. */
  QueueSet read(QueuesContext list) {
    List<QueueSet.Term> terms = new ArrayList<>();
    for (TerminalNode word : list.WORD()) {
      Token token = word.getSymbol();
      matrix(token)
          .ifPresent(
              matrix -> terms.add(new QueueSet.Term(matrix, Places.of(token), token.getText())));
    }
    return new QueueSet(terms);
  }

  /** One queue; empty, and reported, if it is none or more than one. */
  Optional<Apqn> read(ApqnContext word) {
    Token token = word.getStart();
    Optional<Matrix> matrix = matrix(token);
    if (matrix.isPresent() && matrix.get().size() != 1) {
      problems.report(
          ReaderCode.INVALID_NUMBER,
          Places.of(token),
          Shown.tick(token.getText()) + " is more than one queue",
          "name one queue, such as `05.0047`; each queue takes a step of its own");
      return Optional.empty();
    }
    return matrix.map(one -> new Apqn(one.adapters().first(), one.domains().first()));
  }

  private Optional<Matrix> matrix(Token token) {
    String text = token.getText();
    int dot = text.indexOf('.');
    if (dot <= 0 || dot == text.length() - 1) {
      notAQueue(token);
      return Optional.empty();
    }
    Optional<IdSet> adapters = side(token, 0, dot);
    return adapters.isEmpty()
        ? Optional.empty()
        : side(token, dot + 1, text.length()).map(d -> new Matrix(adapters.get(), d));
  }

  private Optional<IdSet> side(Token token, int from, int to) {
    String text = token.getText().substring(from, to);
    if (text.equals("*")) {
      return Optional.of(IdSet.ALL);
    }
    int hyphen = text.indexOf('-');
    Optional<Integer> first = id(token, from, hyphen < 0 ? to : from + hyphen);
    if (hyphen < 0 || first.isEmpty()) {
      return first.map(IdSet::of);
    }
    Optional<Integer> last = id(token, from + hyphen + 1, to);
    if (last.isEmpty()) {
      return Optional.empty();
    }
    if (first.get() > last.get()) {
      String all = token.getText();
      String turned = text.substring(hyphen + 1) + "-" + text.substring(0, hyphen);
      numbers.backwards(token, all.substring(0, from) + turned + all.substring(to));
      return Optional.empty();
    }
    return Optional.of(IdSet.range(first.get(), last.get()));
  }

  private Optional<Integer> id(Token token, int from, int to) {
    var form = HEX.matcher(token.getText().substring(from, to));
    if (!form.matches()) {
      notAQueue(token);
      return Optional.empty();
    }
    String digits = form.group(1).replaceFirst("^0+(?=.)", "");
    if (digits.length() > 2) {
      numbers.tooLarge(Numbers.place(token, from, to), "0x" + digits);
      return Optional.empty();
    }
    return Optional.of(Integer.parseInt(digits, 16));
  }

  private void notAQueue(Token token) {
    problems.report(
        ReaderCode.INVALID_NUMBER,
        Places.of(token),
        Shown.tick(token.getText()) + " is not a queue",
        "write adapter and domain in hex, such as `05.0047`, `05.*`, `*.0047` or `05-06.0047`");
  }
}
