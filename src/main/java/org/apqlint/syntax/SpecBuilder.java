package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.apqlint.config.KernelTable;
import org.apqlint.model.Change;
import org.apqlint.model.Declared.Kind;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.LeftOut;
import org.apqlint.model.MaskOddity;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Migration;
import org.apqlint.model.Place;
import org.apqlint.model.Repetition;
import org.apqlint.model.Spec;
import org.apqlint.model.Step;
import org.apqlint.syntax.Names.Named;
import org.apqlint.syntax.parser.ApqSpecParser.ChangeBlockContext;
import org.apqlint.syntax.parser.ApqSpecParser.GuestBlockContext;
import org.apqlint.syntax.parser.ApqSpecParser.HostBlockContext;
import org.apqlint.syntax.parser.ApqSpecParser.ItemContext;
import org.apqlint.syntax.parser.ApqSpecParser.MdevBlockContext;
import org.apqlint.syntax.parser.ApqSpecParser.MigrationContext;
import org.apqlint.syntax.parser.ApqSpecParser.NameContext;
import org.apqlint.syntax.parser.ApqSpecParser.UnknownItemContext;

/**
 * Makes a specification of its statements: first all names are declared, then the blocks are read,
 * each kind after those it refers to. What is unsound is left out: see {@link Names}.
 */
final class SpecBuilder {

  /**
   * A block, its name and its host. A name that cannot be read is empty, and then the block is only
   * looked through for more errors.
   */
  private record Declared<C extends ParserRuleContext>(C block, Named name, Named host) {
    Place span() {
      return Places.span(block.getStart(), block.getStop());
    }

    boolean named() {
      return !name.text().isEmpty() && !host.text().isEmpty();
    }

    String address() {
      return host.text() + "/" + name.text();
    }
  }

  private final Problems problems;
  private final Names names;
  private final Omissions omissions = new Omissions();
  private final KernelTable kernels;
  private final List<Declared<HostBlockContext>> hostBlocks = new ArrayList<>();
  private final List<Declared<MdevBlockContext>> mdevBlocks = new ArrayList<>();
  private final List<Declared<GuestBlockContext>> guestBlocks = new ArrayList<>();
  private final List<Declared<ChangeBlockContext>> changeBlocks = new ArrayList<>();
  private final List<MigrationContext> migrationStatements = new ArrayList<>();
  private final Set<Token> understood = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<MaskOddity> oddities = new ArrayList<>();
  private final List<Repetition> repetitions = new ArrayList<>();

  SpecBuilder(Problems problems, KernelTable kernels) {
    this.problems = problems;
    this.names = new Names(problems);
    this.kernels = kernels;
  }

  Spec build(SourceSet sources) {
    sources.items().forEach(this::declare);
    for (List<Token> header : sources.headers()) {
      if (header.isEmpty() || !understood.contains(header.get(0))) {
        names.loose(header);
        omissions.anything();
      }
    }
    if (!sources.whole()) {
      names.incomplete();
      omissions.anything();
    }
    List<Host> hosts = hosts();
    List<Mdev> mdevs = mdevs();
    List<Guest> guests = guests();
    List<Migration> migrations = migrations();
    List<Change> changes = changes();
    names.finish();
    return new Spec(hosts, mdevs, guests, migrations, changes, oddities, repetitions, leftOut());
  }

  private LeftOut leftOut() {
    Set<String> hosts =
        hostBlocks.stream().map(block -> block.name().text()).collect(Collectors.toSet());
    Set<MdevRef> mdevs =
        mdevBlocks.stream()
            .map(block -> new MdevRef(block.host().text(), block.name().text()))
            .collect(Collectors.toSet());
    return omissions.leftOut(hosts, mdevs);
  }

  private void declare(ItemContext item) {
    if (item.unknownItem() != null) {
      UnknownStatement.report(problems, item.unknownItem(), "");
      names.loose(words(item.unknownItem()));
      omissions.anything();
    } else if (item.exception != null) {
      omissions.anything();
    } else if (item.hostBlock() != null) {
      var header = item.hostBlock().hostHeader();
      var block = declared(item.hostBlock(), header, header.name(), header.name());
      hostBlocks.add(block);
      if (block.named()) {
        names.declareHost(block.name());
      } else if (header.name() == null || header.name().getChildCount() == 0) {
        // It may be the one that others refer to.
        names.incomplete();
      }
      locate(block.span(), block.name().text(), block.named() ? block.name().text() : "");
    } else if (item.mdevBlock() != null) {
      var header = item.mdevBlock().mdevHeader();
      mdevBlocks.add(owned(Kind.MDEV, item.mdevBlock(), header, header.mdev, header.host));
    } else if (item.guestBlock() != null) {
      var header = item.guestBlock().guestHeader();
      guestBlocks.add(owned(Kind.GUEST, item.guestBlock(), header, header.guest, header.host));
    } else if (item.changeBlock() != null) {
      var header = item.changeBlock().changeHeader();
      var block = declared(item.changeBlock(), header, header.name(), header.name());
      changeBlocks.add(block);
      locate(block.span(), block.host().text(), block.host().text());
    } else {
      migrationStatements.add(item.migration());
    }
  }

  /** The words of a statement up to its brace. */
  private static List<Token> words(UnknownItemContext statement) {
    List<Token> words = new ArrayList<>();
    words.add(statement.getStart());
    for (var part : statement.unknownPart()) {
      if (part.unknownBlock() != null) {
        break;
      }
      words.add(part.getStart());
    }
    return words;
  }

  private <C extends ParserRuleContext> Declared<C> owned(
      Kind kind, C context, ParserRuleContext header, NameContext name, NameContext host) {
    Declared<C> block = declared(context, header, name, host);
    if (block.named()) {
      names.declare(kind, block.host().text(), block.name());
      locate(block.span(), block.address(), block.host().text());
    }
    return block;
  }

  private <C extends ParserRuleContext> Declared<C> declared(
      C block, ParserRuleContext header, NameContext name, NameContext host) {
    if (header.exception == null) {
      Optional<Named> own = names.name(name);
      Optional<Named> carrier = own.isEmpty() || name == host ? own : names.name(host);
      if (carrier.isPresent()) {
        understood.add(header.getStart());
        return new Declared<>(block, own.orElseThrow(), carrier.get());
      }
    }
    omissions.anything();
    Named nameless = new Named("", Places.of(header.getStart()));
    return new Declared<>(block, nameless, nameless);
  }

  private void locate(Place span, String subject, String host) {
    if (!subject.isEmpty()) {
      problems.block(new Problems.Block(span, subject, Optional.of(host)));
    }
  }

  private List<Host> hosts() {
    List<Host> hosts = new ArrayList<>();
    List<BlockNotes> all = new ArrayList<>();
    for (var block : hostBlocks) {
      BlockNotes notes = new BlockNotes(block.name().text(), block.name().text());
      Host host =
          new HostReader(problems, notes, kernels, block.name())
              .read(block.block().hostStatement());
      if (!block.named()) {
        continue;
      }
      if (problems.anyIn(block.span())) {
        names.unsoundHost(host.name());
      }
      hosts.add(host);
      all.add(notes);
    }
    all.stream().filter(notes -> names.soundHost(notes.host())).forEach(this::keep);
    return hosts.stream().filter(host -> names.soundHost(host.name())).toList();
  }

  private List<Mdev> mdevs() {
    List<Mdev> mdevs = new ArrayList<>();
    for (var block : mdevBlocks) {
      BlockNotes notes = new BlockNotes(block.host().text(), block.address());
      boolean hostSound = block.named() && names.host(block.host());
      Mdev mdev =
          new MdevReader(problems, notes, block.name())
              .read(block.block().mdevStatement(), mdevs.size());
      if (sound(Kind.MDEV, block, hostSound)) {
        mdevs.add(mdev);
        keep(notes);
      } else {
        omissions.block(mdev.host());
      }
    }
    return mdevs;
  }

  private boolean sound(Kind kind, Declared<?> block, boolean soSound) {
    if (!block.named()) {
      return false;
    }
    String host = block.host().text();
    String name = block.name().text();
    if (!soSound || problems.anyIn(block.span())) {
      names.unsound(kind, host, name);
    }
    return names.owned(kind, new MdevRef(host, name), block.name().place());
  }

  private List<Guest> guests() {
    List<Guest> guests = new ArrayList<>();
    for (var block : guestBlocks) {
      BlockNotes notes = new BlockNotes(block.host().text(), block.address());
      boolean sound = block.named() && names.host(block.host());
      Guest guest =
          new GuestReader(problems, notes, names, block.name())
              .read(block.block().guestStatement());
      for (Guest.Use use : guest.uses()) {
        boolean lookUp =
            names.declaresHost(guest.host()) || !use.mdev().host().equals(guest.host());
        sound &= lookUp && names.owned(Kind.MDEV, use.mdev(), use.place());
      }
      if (sound(Kind.GUEST, block, sound)) {
        guests.add(guest);
        keep(notes);
      } else {
        omissions.guest(guest);
      }
    }
    return guests;
  }

  private List<Migration> migrations() {
    List<Migration> migrations = new ArrayList<>();
    for (MigrationContext statement : migrationStatements) {
      Optional<Named> guest = names.name(statement.guest);
      Optional<Named> from = names.name(statement.from);
      Optional<Named> to = names.name(statement.to);
      if (guest.isEmpty() || from.isEmpty() || to.isEmpty()) {
        omissions.anything();
        continue;
      }
      MdevRef moved = new MdevRef(from.get().text(), guest.get().text());
      Place place = Places.of(statement);
      locate(place, moved.toString(), moved.host());
      boolean sound = names.hosts(from.get(), to.get());
      if (names.declaresHost(moved.host())) {
        sound &= names.owned(Kind.GUEST, moved, guest.get().place());
      }
      Optional<MdevRef> using = Optional.empty();
      if (statement.using != null) {
        using = names.reference(statement.using, to.get().text());
        sound &= using.isPresent() && target(using.get(), to.get(), Places.of(statement.using));
      }
      if (sound && !problems.anyIn(place)) {
        boolean live = statement.LIVE() != null;
        migrations.add(
            new Migration(moved.name(), moved.host(), to.get().text(), using, live, place));
      } else {
        omissions.migration(to.get().text(), using);
      }
    }
    return migrations;
  }

  /** Whether the mdev is on the host that the guest moves to, declared and sound. */
  private boolean target(MdevRef using, Named to, Place place) {
    if (!using.host().equals(to.text())) {
      problems.report(
          ReaderCode.UNKNOWN_REFERENCE,
          place,
          Shown.tick(using.toString()) + " is not on " + Shown.tick(to.text()),
          "name an mdev of the host that the guest moves to");
      return false;
    }
    return names.declaresHost(to.text()) && names.owned(Kind.MDEV, using, place);
  }

  /**
   * The changes of a host are one history. It begins at the state of the whole host, and each block
   * goes on where the last one ends: without one of these, all that follows would be guessed.
   */
  private List<Change> changes() {
    List<Change> changes = new ArrayList<>();
    for (var block : changeBlocks) {
      Named host = block.host();
      BlockNotes notes = new BlockNotes(host.text(), host.text());
      boolean hostSound = block.named() && names.host(host);
      ChangeReader reader =
          new ChangeReader(problems, notes, names, names.declaresHost(host.text()));
      List<Step> steps = reader.read(block.block().changeStatement());
      if (hostSound && reader.sound() && !problems.anyIn(block.span())) {
        Optional<String> title =
            Optional.ofNullable(block.block().changeHeader().STRING())
                .map(string -> Words.text(string.getSymbol()));
        changes.add(new Change(host.text(), title, steps, reader.remarks(), host.place()));
        keep(notes);
      } else {
        omissions.block(host.text());
      }
    }
    return changes.stream().filter(change -> omissions.complete(change.host())).toList();
  }

  private void keep(BlockNotes notes) {
    oddities.addAll(notes.oddities());
    repetitions.addAll(notes.repetitions());
  }
}
