package org.apqlint.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The files and links of one moment; the directories above them come by themselves. */
final class Nodes {

  private final Map<String, Tree.Node> nodes = new HashMap<>();
  private final Map<String, TreeSet<String>> names = new TreeMap<>();

  Nodes file(String path, String text) {
    return add(path, new Tree.File(text));
  }

  Nodes link(String path, String target) {
    return add(path, new Tree.Link(target));
  }

  /** A directory, even if nothing is in it. */
  Nodes directory(String path) {
    names.computeIfAbsent(path, none -> new TreeSet<>());
    enter(path);
    return this;
  }

  private Nodes add(String path, Tree.Node node) {
    nodes.put(path, node);
    enter(path);
    return this;
  }

  private void enter(String path) {
    String below = path;
    while (!below.isEmpty()) {
      int slash = below.lastIndexOf('/');
      String parent = slash < 0 ? "" : below.substring(0, slash);
      boolean known = names.containsKey(parent);
      names.computeIfAbsent(parent, none -> new TreeSet<>()).add(below.substring(slash + 1));
      if (known) {
        return;
      }
      below = parent;
    }
  }

  /** Everything, by path. */
  Map<String, Tree.Node> all() {
    Map<String, Tree.Node> all = new HashMap<>(nodes);
    names.forEach(
        (path, list) -> all.put(path, new Tree.Directory(List.copyOf(new ArrayList<>(list)))));
    return all;
  }
}
