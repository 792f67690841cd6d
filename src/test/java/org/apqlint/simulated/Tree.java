package org.apqlint.simulated;

import java.util.List;
import java.util.Optional;

/** The files of a file system, by paths relative to its root; the root is the empty path. */
interface Tree {

  /** What stands at a path. */
  sealed interface Node {}

  /** A directory with these names in it. */
  record Directory(List<String> names) implements Node {}

  /** A file that holds this text now. */
  record File(String text) implements Node {}

  /** A symbolic link. */
  record Link(String target) implements Node {}

  /** A refused operation. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final int errno;

    Refused(int errno) {
      super("errno " + errno, null, false, false);
      this.errno = errno;
    }

    int errno() {
      return errno;
    }
  }

  /** What stands there, if anything does. */
  Optional<Node> at(String path);

  /** Writes to a file that exists. */
  void write(String path, String text) throws Refused;
}
