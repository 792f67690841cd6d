package org.apqlint.syntax;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.syntax.parser.ApqSpecParser.BootContext;
import org.apqlint.syntax.parser.ApqSpecParser.BootMaskContext;
import org.apqlint.syntax.parser.ApqSpecParser.MaskContext;

/**
 * The masks of a host. A list of changes works on the mask of the boot, wherever in the block that
 * stands, so that statements are read at the end.
 */
final class HostMasks {

  private static final String MODULE = "ap.";
  private static final List<String> PARAMETERS = List.of("apmask=", "aqmask=");

  private final Problems problems;
  private final BlockNotes notes;
  private final Masks masks;
  private final Map<PoolMask.Kind, PoolMask> boot = new EnumMap<>(PoolMask.Kind.class);
  private final Map<PoolMask.Kind, MaskContext> written = new EnumMap<>(PoolMask.Kind.class);

  HostMasks(Problems problems, BlockNotes notes) {
    this.problems = problems;
    this.notes = notes;
    this.masks = new Masks(problems, notes);
  }

  void add(MaskContext statement) {
    PoolMask.Kind kind = Masks.kind(statement.getStart());
    MaskContext before = written.put(kind, statement);
    if (before != null) {
      // It does not count any more, but what is wrong with it is still worth saying.
      new Masks(problems, new BlockNotes(notes.host(), notes.subject()))
          .read(before.maskValue(), kind, IdSet.ALL);
    }
  }

  void add(BootContext statement) {
    statement.bootMask().forEach(this::add);
  }

  private void add(BootMaskContext parameter) {
    Token word = parameter.WORD(0).getSymbol();
    String text = word.getText();
    int start = text.startsWith(MODULE) ? MODULE.length() : 0;
    Place place = Places.of(parameter);
    Optional<String> name =
        PARAMETERS.stream().filter(known -> text.startsWith(known, start)).findFirst();
    if (name.isEmpty()) {
      String shown = text.substring(0, text.indexOf('=') + 1);
      problems.report(
          ReaderCode.UNKNOWN_STATEMENT,
          Places.of(word),
          "unknown boot parameter " + Shown.tick(text),
          Suggestion.help(shown.isEmpty() ? text : shown, PARAMETERS));
      return;
    }
    PoolMask.Kind kind =
        name.get().startsWith("apmask") ? PoolMask.Kind.APMASK : PoolMask.Kind.AQMASK;
    notes.once("boot " + kind, place);
    int from = start + name.get().length();
    String value = masks.unquoted(parameter.WORD(), from);
    if (parameter.STRING() != null) {
      value += Words.text(parameter.STRING().getSymbol());
    }
    IdSet ids = KernelMask.boot(value);
    boot.put(kind, new PoolMask(kind, ids, Optional.of(place), ids));
  }

  /** The mask in force: what the host's statement says, else the boot, else all ones. */
  PoolMask mask(PoolMask.Kind kind) {
    PoolMask base = boot.getOrDefault(kind, PoolMask.allOnes(kind));
    MaskContext statement = written.get(kind);
    if (statement == null) {
      return base;
    }
    return masks
        .read(statement.maskValue(), kind, base.ids())
        .map(ids -> new PoolMask(kind, ids, Optional.of(Places.of(statement)), base.ids()))
        .orElse(base);
  }

  boolean setAtBoot() {
    return !boot.isEmpty();
  }
}
