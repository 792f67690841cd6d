package org.apqlint.simulated;

import java.util.List;
import java.util.Optional;

/** A tree that can be exchanged while it is mounted. */
final class SwitchedTree implements Tree {

  private volatile Tree now = new EmptyTree();

  void become(Tree tree) {
    now = tree;
  }

  @Override
  public Optional<Node> at(String path) {
    return now.at(path);
  }

  @Override
  public void write(String path, String text) throws Refused {
    now.write(path, text);
  }

  private record EmptyTree() implements Tree {
    @Override
    public Optional<Node> at(String path) {
      return path.isEmpty() ? Optional.of(new Directory(List.of())) : Optional.empty();
    }

    @Override
    public void write(String path, String text) {
      throw new IllegalStateException("nothing to write to");
    }
  }
}
