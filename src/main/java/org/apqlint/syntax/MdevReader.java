package org.apqlint.syntax;

import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Safety;
import org.apqlint.model.IdList;
import org.apqlint.model.Mdev;
import org.apqlint.model.NameUuid;
import org.apqlint.model.Place;
import org.apqlint.syntax.Names.Named;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.apqlint.syntax.parser.ApqSpecParser.MdevStatementContext;
import org.apqlint.syntax.parser.ApqSpecParser.ValueContext;

/** Reads an {@code mdev} block. */
final class MdevReader extends BlockReader {

  private static final String AUTO = "auto";

  private final Named name;
  private final IdCollector adapters;
  private final IdCollector domains;
  private final IdCollector controlDomains;
  private Optional<String> uuid = Optional.empty();
  private Optional<Place> uuidPlace = Optional.empty();
  private Optional<Place> autostartPlace = Optional.empty();

  MdevReader(Problems problems, BlockNotes notes, Named name) {
    super(problems, notes);
    this.name = name;
    this.adapters = new IdCollector("adapter", problems, notes);
    this.domains = new IdCollector("domain", problems, notes);
    this.controlDomains = new IdCollector("control domain", problems, notes);
  }

  Mdev read(List<MdevStatementContext> statements, int order) {
    statements.stream().filter(statement -> statement.exception == null).forEach(this::statement);
    IdList usage = domains.list();
    return new Mdev(
        name.text(),
        notes.host(),
        name.place(),
        uuid.orElseGet(() -> NameUuid.of(notes.host() + "/" + name.text())),
        uuidPlace,
        adapters.list(),
        usage,
        controlDomains.list(usage),
        autostartPlace,
        remarks(),
        order);
  }

  private void statement(MdevStatementContext statement) {
    switch (statement.getStart().getType()) {
      case ApqSpecLexer.UUID -> {
        once(statement);
        uuid(statement.uuid().value());
      }
      case ApqSpecLexer.ADAPTERS -> adapters.add(statement.mdevAdapters().ids());
      case ApqSpecLexer.DOMAINS -> domains.add(statement.domains().ids());
      case ApqSpecLexer.CONTROL_DOMAINS ->
          controlDomains.add(statement.controlDomains().controlIds());
      case ApqSpecLexer.START -> {
        once(statement);
        autostartPlace =
            oneOf(List.of(AUTO, "manual"), statement.startMode().value(), "start mode")
                .filter(AUTO::equals)
                .map(mode -> Places.of(statement.startMode()));
      }
      case ApqSpecLexer.NOTE -> note(statement.note());
      default -> unknownStatement(statement, "mdev");
    }
  }

  private void uuid(ValueContext value) {
    String text = Words.text(value);
    uuidPlace = Optional.of(Places.of(value));
    Uuids.flaw(text)
        .ifPresentOrElse(
            flaw ->
                problems.report(
                    Uuids.meant(text).stream()
                        .reduce(
                            Problem.of(
                                ReaderCode.INVALID_UUID,
                                Places.of(value),
                                Shown.tick(text) + " is not a UUID: " + flaw,
                                "write 32 hex digits as 8-4-4-4-12, such as the output of `uuidgen`"),
                            (problem, meant) -> problem.replacedBy(meant, Safety.SAFE),
                            (one, other) -> one)),
            () -> uuid = Optional.of(text.toLowerCase(java.util.Locale.ROOT)));
  }
}
