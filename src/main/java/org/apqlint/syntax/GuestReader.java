package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.CpuModel;
import org.apqlint.model.Guest;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Place;
import org.apqlint.model.QueueSet;
import org.apqlint.syntax.Names.Named;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.apqlint.syntax.parser.ApqSpecParser.CpuContext;
import org.apqlint.syntax.parser.ApqSpecParser.GuestStatementContext;
import org.apqlint.syntax.parser.ApqSpecParser.ValueContext;

/** Reads a {@code guest} block. */
final class GuestReader extends BlockReader {

  private static final String DEFAULT_CPU = "host";
  private static final String DEFAULT_DEVICE_ID = "hostdev0";
  private static final String RUNNING = "running";
  private static final Pattern DEVICE_ID = Pattern.compile("[a-zA-Z][-a-zA-Z0-9._]*");

  private final Names names;
  private final Named name;
  private final Queues queues;
  private final List<Guest.Use> uses = new ArrayList<>();
  private final List<QueueSet> expects = new ArrayList<>();
  private CpuModel cpu = new CpuModel(DEFAULT_CPU, Map.of(), false, Optional.empty());
  private boolean running;
  private String deviceId = DEFAULT_DEVICE_ID;
  private Guest.Hypervisor hypervisor = Guest.Hypervisor.LIBVIRT;
  private boolean secureExecution;

  GuestReader(Problems problems, BlockNotes notes, Names names, Named name) {
    super(problems, notes);
    this.names = names;
    this.name = name;
    this.queues = new Queues(problems);
  }

  Guest read(List<GuestStatementContext> statements) {
    statements.stream().filter(statement -> statement.exception == null).forEach(this::statement);
    return new Guest(
        name.text(),
        notes.host(),
        name.place(),
        uses,
        cpu,
        running,
        deviceId,
        hypervisor,
        secureExecution,
        expects,
        remarks());
  }

  private void statement(GuestStatementContext statement) {
    int type = statement.getStart().getType();
    if (type != ApqSpecLexer.USES
        && type != ApqSpecLexer.EXPECT
        && type != ApqSpecLexer.NOTE
        && statement.unknownInGuest() == null) {
      once(statement);
    }
    switch (type) {
      case ApqSpecLexer.USES ->
          names
              .reference(statement.uses().name(), notes.host())
              .ifPresent(mdev -> uses(mdev, Places.of(statement.uses().name())));
      case ApqSpecLexer.CPU -> cpu(statement.cpu());
      case ApqSpecLexer.STATE ->
          running =
              oneOf(List.of(RUNNING, "shut-off"), statement.guestState().value(), "state")
                  .filter(RUNNING::equals)
                  .isPresent();
      case ApqSpecLexer.DEVICE_ID -> deviceId(statement.deviceId().value());
      case ApqSpecLexer.HYPERVISOR ->
          hypervisor =
              oneOf(List.of("libvirt", "qemu"), statement.hypervisor().value(), "hypervisor")
                  .filter(Guest.Hypervisor.QEMU.toString()::equals)
                  .map(qemu -> Guest.Hypervisor.QEMU)
                  .orElse(Guest.Hypervisor.LIBVIRT);
      case ApqSpecLexer.SECURE_EXECUTION -> secureExecution = true;
      case ApqSpecLexer.EXPECT -> expects.add(queues.read(statement.expectation().queues()));
      case ApqSpecLexer.NOTE -> note(statement.note());
      default -> unknownStatement(statement, "guest");
    }
  }

  /** A second mdev is for the rules to judge; the same one again is only said twice. */
  private void uses(MdevRef mdev, Place place) {
    boolean mine = mdev.host().equals(notes.host());
    notes.onceInList("uses " + (mine ? mdev.name() : mdev.host() + "/" + mdev.name()), place);
    uses.add(new Guest.Use(mdev, place));
  }

  private void cpu(CpuContext statement) {
    Map<CpuFeature, CpuModel.Setting> settings = new EnumMap<>(CpuFeature.class);
    BlockNotes features = new BlockNotes(notes.host(), notes.subject());
    for (TerminalNode word : statement.WORD()) {
      feature(word.getSymbol(), settings, features);
    }
    features
        .repetitions()
        .forEach(
            twice -> notes.repeated(twice.what(), twice.first(), twice.second(), twice.surplus()));
    boolean withoutMsa3 =
        statement.lacking() != null
            && oneOf(List.of("msa3"), statement.lacking().WORD().getSymbol(), "facility")
                .isPresent();
    Place place = Places.of(statement);
    text(statement.value(), "CPU model")
        .ifPresent(
            model ->
                cpu =
                    new CpuModel(
                        model,
                        settings,
                        withoutMsa3,
                        Optional.of(place),
                        Optional.of(Places.of(statement.value()))));
  }

  private void feature(
      Token word, Map<CpuFeature, CpuModel.Setting> settings, BlockNotes features) {
    String text = word.getText();
    int equals = text.indexOf('=');
    Place place = Places.of(word);
    if (equals <= 0) {
      problems.report(
          ReaderCode.SYNTAX_ERROR,
          place,
          Shown.tick(text) + " is not a CPU feature with its value",
          "write " + Shown.tick(text.replaceFirst("^[-+]", "") + "=on"));
      return;
    }
    String feature = text.substring(0, equals);
    String value = text.substring(equals + 1);
    if (!value.equals("on") && !value.equals("off")) {
      unknown(
          Numbers.place(word, equals + 1, text.length()),
          value,
          List.of("on", "off"),
          "value of the CPU feature " + Shown.tick(feature) + ":");
      return;
    }
    CpuFeature.named(feature)
        .ifPresent(
            known -> {
              features.once(feature, place);
              settings.put(known, new CpuModel.Setting(value.equals("on"), place));
            });
  }

  private void deviceId(ValueContext value) {
    String text = Words.text(value);
    if (DEVICE_ID.matcher(text).matches()) {
      deviceId = text;
      return;
    }
    problems.report(
        ReaderCode.SYNTAX_ERROR,
        Places.of(value),
        Shown.tick(text) + " is not a device id of QEMU",
        "begin with a letter and go on with letters, digits, `-`, `.` and `_`");
  }
}
