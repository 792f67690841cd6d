package org.apqlint.cli;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.apqlint.run.RunEvents;

/**
 * The files that bear on a run, each with how it looked just before it was read: what changes while
 * the run goes on is a change, too.
 */
final class WatchedFiles implements RunEvents {

  private final Map<Path, Stamp> earlier = new HashMap<>();
  private final Map<Path, Stamp> stamps = new LinkedHashMap<>();

  /**
   * What the next run looks at.
   *
   * @param previous what the one before looked at
   */
  static WatchedFiles after(WatchedFiles previous) {
    WatchedFiles files = new WatchedFiles();
    previous.stamps.keySet().forEach(path -> files.earlier.put(path, Stamp.of(path)));
    return files;
  }

  @Override
  public synchronized void file(Path path) {
    stamps.putIfAbsent(path, Stamp.of(path));
  }

  /** The run failed before it had seen all its files: those of the run before may mend it. */
  synchronized void keepEarlier() {
    earlier.forEach(stamps::putIfAbsent);
  }

  /** How all of them look now. */
  synchronized Map<Path, Stamp> now() {
    Map<Path, Stamp> now = new HashMap<>();
    stamps.keySet().forEach(path -> now.put(path, Stamp.of(path)));
    return now;
  }

  /** Whether they looked otherwise when they were read. */
  synchronized boolean differFrom(Map<Path, Stamp> now) {
    return stamps.entrySet().stream()
        .anyMatch(file -> !Objects.equals(file.getValue(), now.get(file.getKey())));
  }

  /** How many there are, directories and what is missing not counted. */
  synchronized long size() {
    return stamps.values().stream().filter(file -> file.there() && file.time() != null).count();
  }
}
