package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apqlint.model.BootMask;
import org.apqlint.model.IdSet;
import org.apqlint.model.NamedRelease;
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
  private final Map<PoolMask.Kind, BootMask> boot = new EnumMap<>(PoolMask.Kind.class);
  private final Map<PoolMask.Kind, MaskContext> written = new EnumMap<>(PoolMask.Kind.class);
  private final Map<PoolMask.Kind, List<NamedRelease>> atBoot = new EnumMap<>(PoolMask.Kind.class);
  private final List<NamedRelease> released = new ArrayList<>();

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
    boot.put(kind, new BootMask(kind, value, place));
    List<TerminalNode> words = parameter.STRING() == null ? parameter.WORD() : List.of();
    atBoot.put(kind, masks.released(kind, value, words, from, place));
  }

  /** The mask in force: what the host's statement says, else the boot, else all ones. */
  PoolMask mask(PoolMask.Kind kind) {
    PoolMask base =
        Optional.ofNullable(boot.get(kind)).map(BootMask::mask).orElse(PoolMask.allOnes(kind));
    MaskContext statement = written.get(kind);
    if (statement == null) {
      released.addAll(atBoot.getOrDefault(kind, List.of()));
      return base;
    }
    return masks
        .read(statement.maskValue(), kind, base.ids())
        .map(said -> inForce(statement, base, said))
        .orElse(base);
  }

  private PoolMask inForce(MaskContext statement, PoolMask base, Masks.Said said) {
    released.addAll(said.released());
    return new PoolMask(base.kind(), said.ids(), Optional.of(Places.of(statement)), base.atBoot());
  }

  /** The masks of the kernel command line. */
  List<BootMask> boot() {
    return List.copyOf(boot.values());
  }

  /** What the masks that were asked for name for vfio_ap. */
  List<NamedRelease> released() {
    return released;
  }
}
