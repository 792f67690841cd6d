package org.apqlint.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apqlint.model.Apqn;
import org.apqlint.report.DidYouMean;
import org.apqlint.report.IdPages;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.report.RuleEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code apqlint explain}: the page of a rule, an APQN or a mask in words. */
@Command(
    name = "explain",
    customSynopsis = "apqlint explain CODE | APQN | mask TEXT",
    description = "Explain a rule (AP201), a queue (05.0047), or a mask (mask 0x7d).",
    exitCodeList = {"0:done", "2:a wrong command line, or a rule that does not exist"})
final class ExplainCommand implements Callable<Integer> {

  private static final String MASK = "mask";

  private final Context context;

  @Parameters(
      arity = "1..2",
      paramLabel = "WHAT",
      description = "a code or name of a rule, an APQN, or the word mask and a text")
  private List<String> words;

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.print(page());
    return ExitCode.CLEAN.code();
  }

  private String page() {
    String first = words.get(0);
    if (first.equals(MASK)) {
      if (words.size() > 2) {
        throw new CommandFailure(
            "`explain mask` takes one text: put it in quotes if it has blanks in it");
      }
      if (words.size() != 2) {
        throw new CommandFailure("`explain mask` needs a text: apqlint explain mask 0x7d");
      }
      return IdPages.ofMask(words.get(1));
    }
    if (words.size() != 1) {
      throw new CommandFailure(
          "`explain` takes one code or APQN, or the word `mask` and a text, not `"
              + String.join(" ", words)
              + "`");
    }
    Optional<Apqn> apqn = Apqn.parse(first);
    return apqn.isPresent() ? IdPages.of(apqn.get()) : rule(first);
  }

  private static String rule(String word) {
    RuleCatalogue catalogue = RuleCatalogue.load();
    RuleEntry entry =
        catalogue
            .find(word)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "no rule is called `"
                            + word
                            + "`"
                            + DidYouMean.hint(word, catalogue.words())
                            + " (an APQN looks like 05.0047; `apqlint rules` lists the rules)"));
    return catalogue
        .page(entry)
        .orElseThrow(() -> new IllegalStateException("no page for " + entry.code()));
  }
}
