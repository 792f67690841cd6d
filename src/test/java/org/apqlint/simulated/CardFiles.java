package org.apqlint.simulated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apqlint.model.Adapter;
import org.apqlint.model.CardFunctions;
import org.apqlint.model.CardType;

/** Adds to the AP bus what the devices of its cards say of themselves. */
final class CardFiles implements Tree {

  private static final String DEVICES = "bus/ap/devices";

  private final Tree bus;
  private final Map<String, Node> files = new HashMap<>();
  private final List<String> cards;

  CardFiles(Tree bus, List<Adapter> adapters) {
    this.bus = bus;
    Nodes nodes = new Nodes();
    for (Adapter adapter : adapters) {
      add(nodes, DEVICES + "/" + name(adapter), adapter);
    }
    nodes.all().forEach(this::keep);
    cards = adapters.stream().map(CardFiles::name).toList();
  }

  private void keep(String path, Node node) {
    if (path.startsWith(DEVICES + "/")) {
      files.put(path, node);
    }
  }

  private static String name(Adapter adapter) {
    return String.format("card%02x", adapter.apid());
  }

  private static void add(Nodes nodes, String path, Adapter adapter) {
    nodes.directory(path);
    file(nodes, path, "type", adapter.cardType().map(CardType::printed));
    file(nodes, path, "hwtype", adapter.hwtype().map(Object::toString));
    file(nodes, path, "serialnr", adapter.serial());
    file(nodes, path, "ap_functions", adapter.functions().map(CardFunctions::raw));
    file(nodes, path, "config", Optional.of("1"));
    file(nodes, path, "chkstop", Optional.of("0"));
    file(nodes, path, "online", Optional.of("1"));
  }

  private static void file(Nodes nodes, String path, String name, Optional<String> text) {
    text.ifPresent(found -> nodes.file(path + "/" + name, found + "\n"));
  }

  @Override
  public Optional<Node> at(String path) {
    if (files.containsKey(path)) {
      return Optional.of(files.get(path));
    }
    Optional<Node> node = bus.at(path);
    if (!path.equals(DEVICES)) {
      return node;
    }
    TreeSet<String> names = new TreeSet<>(cards);
    if (node.isPresent() && node.get() instanceof Directory queues) {
      names.addAll(queues.names());
    }
    return Optional.of(new Directory(List.copyOf(names)));
  }

  @Override
  public void write(String path, String text) throws Refused {
    bus.write(path, text);
  }
}
