package org.apqlint.simulated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Several hosts in one tree, each below its name. A file of each stands for the process of its
 * guest: the UUID written to {@code guest/opens} is the mdev that it opens.
 */
final class TwoHosts implements Tree {

  private static final Map<String, String> GUEST = Map.of("opens", "start", "closes", "stop");

  private final Map<String, SimulatedSysfs> hosts = new TreeMap<>();

  synchronized void become(String name, SimulatedSysfs host) {
    hosts.put(name, host);
  }

  private synchronized Optional<SimulatedSysfs> host(String path) {
    return Optional.ofNullable(hosts.get(path.split("/", 2)[0]));
  }

  private static String below(String path) {
    String[] parts = path.split("/", 2);
    return parts.length == 1 ? "" : parts[1];
  }

  @Override
  public Optional<Node> at(String path) {
    String below = below(path);
    if (path.isEmpty()) {
      synchronized (this) {
        return Optional.of(new Directory(List.copyOf(hosts.keySet())));
      }
    } else if (below.equals("guest")) {
      return Optional.of(new Directory(List.copyOf(GUEST.keySet())));
    } else if (below.startsWith("guest/")) {
      return GUEST.containsKey(below(below)) ? Optional.of(new File("")) : Optional.empty();
    }
    return host(path).flatMap(host -> host.at(below));
  }

  @Override
  public void write(String path, String text) throws Refused {
    String below = below(path);
    SimulatedSysfs host = host(path).orElseThrow(() -> new Refused(2));
    if (!below.startsWith("guest/")) {
      host.write(below, text);
      return;
    }
    String result = host.perform(List.of(GUEST.get(below(below)), text.strip()));
    if (!result.equals("OK")) {
      throw new Refused(SimulatedSysfs.errno(result));
    }
  }
}
