package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.Token;
import org.apqlint.model.Apqn;
import org.apqlint.model.Declared.Kind;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Place;
import org.apqlint.model.Step;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.apqlint.syntax.parser.ApqSpecParser.ApqnContext;
import org.apqlint.syntax.parser.ApqSpecParser.AttributeContext;
import org.apqlint.syntax.parser.ApqSpecParser.ChangeStatementContext;
import org.apqlint.syntax.parser.ApqSpecParser.LparContext;
import org.apqlint.syntax.parser.ApqSpecParser.LparPartContext;
import org.apqlint.syntax.parser.ApqSpecParser.MaskContext;
import org.apqlint.syntax.parser.ApqSpecParser.NameContext;
import org.apqlint.syntax.parser.ApqSpecParser.ValueContext;

/** Reads the steps of a {@code change} block. Values stay as they would be written. */
final class ChangeReader extends BlockReader {

  private final Names names;
  private final boolean hostKnown;
  private final Masks masks;
  private final Queues queues;
  private final List<Step> steps = new ArrayList<>();
  private boolean sound = true;

  /**
   * Takes a host.
   *
   * @param hostKnown whether the host is declared, so that its mdevs and guests can be looked up
   */
  ChangeReader(Problems problems, BlockNotes notes, Names names, boolean hostKnown) {
    super(problems, notes);
    this.names = names;
    this.hostKnown = hostKnown;
    this.masks = new Masks(problems, notes);
    this.queues = new Queues(problems);
  }

  List<Step> read(List<ChangeStatementContext> statements) {
    statements.stream().filter(statement -> statement.exception == null).forEach(this::statement);
    return steps;
  }

  /** Whether all mdevs and guests that the steps name can be relied upon. */
  boolean sound() {
    return sound;
  }

  private void statement(ChangeStatementContext at) {
    Place place = Places.of(at);
    switch (at.getStart().getType()) {
      case ApqSpecLexer.APMASK, ApqSpecLexer.AQMASK -> mask(at.mask(), place);
      case ApqSpecLexer.ASSIGN ->
          assign(true, at.assign().attribute(), at.assign().value(), at.assign().name(), place);
      case ApqSpecLexer.UNASSIGN ->
          assign(
              false, at.unassign().attribute(), at.unassign().value(), at.unassign().name(), place);
      case ApqSpecLexer.AP_CONFIG -> {
        String text = masks.raw(at.apConfig().rawText());
        onMdev(at.apConfig().name(), mdev -> new Step.WriteApConfig(mdev, text, place));
      }
      case ApqSpecLexer.START ->
          onGuest(at.startGuest().name(), guest -> new Step.StartGuest(guest, place));
      case ApqSpecLexer.STOP ->
          onGuest(at.stopGuest().name(), guest -> new Step.StopGuest(guest, place));
      case ApqSpecLexer.UNBIND ->
          onQueue(at.unbind().apqn(), queue -> new Step.Unbind(queue, place));
      case ApqSpecLexer.BIND -> {
        String driver = text(at.bind().value(), "driver name").orElse("");
        onQueue(at.bind().apqn(), queue -> new Step.Bind(queue, driver, place));
      }
      case ApqSpecLexer.PROBE -> onQueue(at.probe().apqn(), queue -> new Step.Probe(queue, place));
      case ApqSpecLexer.OVERRIDE -> {
        String driver = Words.text(at.queueOverride().value());
        onQueue(at.queueOverride().apqn(), queue -> new Step.OverrideDriver(queue, driver, place));
      }
      case ApqSpecLexer.CREATE -> onMdev(at.create().name(), mdev -> new Step.Create(mdev, place));
      case ApqSpecLexer.REMOVE -> onMdev(at.remove().name(), mdev -> new Step.Remove(mdev, place));
      case ApqSpecLexer.LPAR -> lpar(at.lpar(), place);
      case ApqSpecLexer.NOTE -> note(at.note());
      default -> unknownStatement(at, "change");
    }
  }

  private void mask(MaskContext statement, Place place) {
    var kind = Masks.kind(statement.getStart());
    steps.add(new Step.WriteMask(kind, masks.written(statement.maskValue(), kind), place));
  }

  private void assign(
      boolean adds, AttributeContext attribute, ValueContext value, NameContext mdev, Place place) {
    Token written = value.getStart();
    if (!Words.quoted(written)) {
      numbers.leadingZero(written, 0, written.getText().length());
    }
    Step.Assign.Attribute what =
        switch (attribute.getStart().getType()) {
          case ApqSpecLexer.ADAPTER -> Step.Assign.Attribute.ADAPTER;
          case ApqSpecLexer.DOMAIN -> Step.Assign.Attribute.DOMAIN;
          default -> Step.Assign.Attribute.CONTROL_DOMAIN;
        };
    onMdev(mdev, name -> new Step.Assign(adds, what, Words.text(written), name, place));
  }

  private void onMdev(NameContext name, Function<String, Step> step) {
    named(Kind.MDEV, name).map(step).ifPresent(steps::add);
  }

  private void onGuest(NameContext name, Function<String, Step> step) {
    named(Kind.GUEST, name).map(step).ifPresent(steps::add);
  }

  private void onQueue(ApqnContext word, Function<Apqn, Step> step) {
    queues.read(word).map(step).ifPresent(steps::add);
  }

  private Optional<String> named(Kind kind, NameContext name) {
    Optional<MdevRef> found = names.reference(name, notes.host());
    if (found.isEmpty() || !hostKnown) {
      return Optional.empty();
    }
    MdevRef ref = found.get();
    if (!ref.host().equals(notes.host())) {
      problems.report(
          ReaderCode.UNKNOWN_REFERENCE,
          Places.of(name),
          Shown.tick(ref.toString()) + " is not on " + Shown.tick(notes.host()),
          "name " + (kind == Kind.MDEV ? "an mdev" : "a guest") + " of the host that is changed");
      return Optional.empty();
    }
    sound &= names.owned(kind, ref, Places.of(name));
    return Optional.of(ref.name());
  }

  private void lpar(LparContext statement, Place place) {
    IdCollector adapters = new IdCollector("adapter", problems, notes);
    IdCollector domains = new IdCollector("domain", problems, notes);
    IdCollector control = new IdCollector("control domain", problems, notes);
    boolean hasAdapters = false;
    boolean hasDomains = false;
    boolean hasControl = false;
    for (LparPartContext part : statement.lparPart()) {
      switch (part.getStart().getType()) {
        case ApqSpecLexer.ADAPTERS -> {
          hasAdapters = true;
          adapters.add(part.ids());
        }
        case ApqSpecLexer.DOMAINS -> {
          hasDomains = true;
          domains.add(part.ids());
        }
        default -> {
          hasControl = true;
          control.add(part.controlIds());
        }
      }
    }
    if (control.isSame() && !hasDomains) {
      problems.report(
          ReaderCode.SYNTAX_ERROR,
          place,
          "`same` repeats the domains of its statement, and this one has none",
          "write the control domains, or add `domains`");
    }
    IdList usage = domains.list();
    steps.add(
        new Step.Configure(
            optional(hasAdapters, adapters.list().ids()),
            optional(hasDomains, usage.ids()),
            optional(hasControl, control.list(usage).ids()),
            place));
  }

  private static Optional<IdSet> optional(boolean given, IdSet ids) {
    return given ? Optional.of(ids) : Optional.empty();
  }
}
