package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apqlint.config.KernelTable;
import org.apqlint.model.Adapter;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.QueueOverride;
import org.apqlint.syntax.Names.Named;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.apqlint.syntax.parser.ApqSpecParser.DefaultDomainContext;
import org.apqlint.syntax.parser.ApqSpecParser.HostAdaptersContext;
import org.apqlint.syntax.parser.ApqSpecParser.HostOverrideContext;
import org.apqlint.syntax.parser.ApqSpecParser.HostStatementContext;
import org.apqlint.syntax.parser.ApqSpecParser.MaximumContext;
import org.apqlint.syntax.parser.ApqSpecParser.ValueContext;
import org.apqlint.syntax.parser.ApqSpecParser.WithoutContext;

/** Reads a {@code host} block. */
final class HostReader extends BlockReader {

  /** Highest adapter and domain of a machine without extended addressing. */
  private static final int MAX_ADAPTER_WITHOUT_APXA = 63;

  private static final int MAX_DOMAIN_WITHOUT_APXA = 15;
  private static final String APXA = "apxa";
  private static final List<String> FACILITIES = List.of(APXA, "apqci", "apft", "apqi");
  private static final List<String> GENERATIONS =
      Arrays.stream(Generation.values()).map(Generation::toString).toList();

  private final KernelTable table;
  private final Named name;
  private final IdCollector adapterIds;
  private final IdCollector domains;
  private final IdCollector controlDomains;
  private final Map<Integer, Adapter> adapters = new TreeMap<>();
  private final Set<CpuFeature> lacks = EnumSet.noneOf(CpuFeature.class);
  private final HostMasks masks;
  private final QueueStatements queues;
  private final List<QueueOverride> overrides = new ArrayList<>();
  private Optional<KernelChoice> kernel = Optional.empty();
  private Optional<Generation> driver = Optional.empty();
  private Place driverPlace;
  private OptionalInt maxAdapter = OptionalInt.empty();
  private OptionalInt maxDomain = OptionalInt.empty();
  private Optional<Host.DefaultDomain> defaultDomain = Optional.empty();
  private boolean apxa = true;

  HostReader(Problems problems, BlockNotes notes, KernelTable table, Named name) {
    super(problems, notes);
    this.table = table;
    this.name = name;
    this.adapterIds = new IdCollector("adapter", problems, notes);
    this.domains = new IdCollector("domain", problems, notes);
    this.controlDomains = new IdCollector("control domain", problems, notes);
    this.masks = new HostMasks(problems, notes);
    this.queues = new QueueStatements(this);
  }

  /** No declaration lifts what the addressing of the machine cannot reach. */
  private int limit(OptionalInt declared, int withoutApxa) {
    int reach = apxa ? IdSet.BITS - 1 : withoutApxa;
    return Math.min(declared.orElse(reach), reach);
  }

  Host read(List<HostStatementContext> statements) {
    statements.stream().filter(statement -> statement.exception == null).forEach(this::statement);
    IdList usage = domains.list();
    return new Host(
        name.text(),
        name.place(),
        kernelChoice(),
        List.copyOf(adapters.values()),
        usage,
        controlDomains.list(usage),
        limit(maxAdapter, MAX_ADAPTER_WITHOUT_APXA),
        limit(maxDomain, MAX_DOMAIN_WITHOUT_APXA),
        List.copyOf(lacks),
        apxa,
        masks.mask(PoolMask.Kind.APMASK),
        masks.mask(PoolMask.Kind.AQMASK),
        masks.boot(),
        masks.released(),
        queues.exceptions(),
        queues.keys(),
        overrides,
        defaultDomain,
        remarks());
  }

  private void statement(HostStatementContext statement) {
    switch (statement.getStart().getType()) {
      case ApqSpecLexer.KERNEL -> {
        once(statement);
        kernel(statement.kernel().value());
      }
      case ApqSpecLexer.DRIVER -> {
        once(statement);
        driver(statement.driver().value());
      }
      case ApqSpecLexer.ADAPTERS -> adapters(statement.hostAdapters());
      case ApqSpecLexer.DOMAINS -> domains.add(statement.domains().ids());
      case ApqSpecLexer.CONTROL_DOMAINS ->
          controlDomains.add(statement.controlDomains().controlIds());
      case ApqSpecLexer.MAX_ADAPTER, ApqSpecLexer.MAX_DOMAIN -> maximum(statement.maximum());
      case ApqSpecLexer.WITHOUT -> without(statement.without());
      case ApqSpecLexer.APMASK, ApqSpecLexer.AQMASK -> {
        once(statement);
        masks.add(statement.mask());
      }
      case ApqSpecLexer.BOOT -> masks.add(statement.boot());
      case ApqSpecLexer.QUEUE -> queues.add(statement.queue());
      case ApqSpecLexer.OVERRIDE -> override(statement.hostOverride());
      case ApqSpecLexer.DEFAULT_DOMAIN -> {
        once(statement);
        defaultDomain(statement.defaultDomain());
      }
      case ApqSpecLexer.NOTE -> note(statement.note());
      default -> unknownStatement(statement, "host");
    }
  }

  private KernelChoice kernelChoice() {
    return driver
        .map(generation -> table.byDriver(generation, kernel, driverPlace))
        .or(() -> kernel)
        .orElseGet(() -> table.assumed(name.place()));
  }

  private void kernel(ValueContext value) {
    kernel = text(value, "kernel version").map(text -> table.choose(text, Places.of(value)));
  }

  private void driver(ValueContext value) {
    driver = oneOf(GENERATIONS, value, "driver generation").flatMap(Generation::named);
    driverPlace = Places.of(value);
  }

  private void adapters(HostAdaptersContext statement) {
    CardFacts facts = new CardFacts(this, statement.adapterFact());
    IdList places = adapterPlaces(statement);
    for (int apid : places.ids().toList()) {
      adapters.put(apid, facts.of(apid, places.placeOf(apid).orElseThrow()));
    }
  }

  /** The ids of one statement with their places; they also join those of the block. */
  private IdList adapterPlaces(HostAdaptersContext statement) {
    IdCollector single =
        new IdCollector("adapter", new Problems(), new BlockNotes(notes.host(), notes.subject()));
    single.add(statement.ids());
    if (!statement.adapterFact().isEmpty()) {
      adapterIds.withFacts();
    }
    adapterIds.add(statement.ids());
    return single.list();
  }

  private void maximum(MaximumContext statement) {
    once(statement);
    OptionalInt number = number(statement.number());
    if (statement.MAX_ADAPTER() != null) {
      maxAdapter = number;
    } else {
      maxDomain = number;
    }
  }

  private void defaultDomain(DefaultDomainContext statement) {
    OptionalInt number = number(statement.number());
    defaultDomain =
        number.isPresent()
            ? Optional.of(new Host.DefaultDomain(number.getAsInt(), Places.of(statement)))
            : Optional.empty();
  }

  private void without(WithoutContext statement) {
    for (TerminalNode word : statement.WORD()) {
      oneOf(FACILITIES, word.getSymbol(), "facility")
          .ifPresent(
              facility -> {
                notes.onceInList("without " + facility, Places.of(word.getSymbol()));
                apxa &= !facility.equals(APXA);
                CpuFeature.named(facility).ifPresent(lacks::add);
              });
    }
  }

  private void override(HostOverrideContext statement) {
    text(statement.value(), "driver name")
        .ifPresent(
            driverName ->
                overrides.add(
                    new QueueOverride(
                        queues.read(statement.queues()), driverName, Places.of(statement))));
  }
}
