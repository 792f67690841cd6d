package org.apqlint.syntax;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.parser.ApqSpecParser.ItemContext;

/**
 * What of one text is no statement: what the parser cannot take, and words that begin nothing.
 * Names, numbers and what is included are not looked at, so that it takes the text alone.
 *
 * @param findings the errors, in the order of the text; a bounded number of them
 * @param lines the lines on which an error begins, all of them
 */
public record SyntaxCheck(List<Finding> findings, Set<Integer> lines) {
  public SyntaxCheck {
    findings = List.copyOf(findings);
    lines = Set.copyOf(lines);
  }

  /** Checks a text; never fails. */
  public static SyntaxCheck of(SourceText source) {
    Problems problems = new Problems();
    for (ItemContext item : ParsedFile.parse(source, problems).items()) {
      check(item, problems);
    }
    return new SyntaxCheck(problems.findings(), problems.lines(source.file()));
  }

  private static void check(ItemContext item, Problems problems) {
    if (item.unknownItem() != null) {
      UnknownStatement.report(problems, item.unknownItem(), "");
    } else if (item.hostBlock() != null) {
      report(
          item.hostBlock().hostStatement().stream().map(s -> s.unknownInHost()), "host", problems);
    } else if (item.mdevBlock() != null) {
      report(
          item.mdevBlock().mdevStatement().stream().map(s -> s.unknownInMdev()), "mdev", problems);
    } else if (item.guestBlock() != null) {
      report(
          item.guestBlock().guestStatement().stream().map(s -> s.unknownInGuest()),
          "guest",
          problems);
    } else if (item.changeBlock() != null) {
      report(
          item.changeBlock().changeStatement().stream().map(s -> s.unknownInChange()),
          "change",
          problems);
    }
  }

  private static void report(
      Stream<? extends ParserRuleContext> unknown, String block, Problems problems) {
    unknown
        .filter(statement -> statement != null)
        .forEach(statement -> UnknownStatement.report(problems, statement, block));
  }
}
