package org.apqlint.model;

/** A thing that a block declares: it has a name, and an address by which others know it. */
public interface Declared extends Fact {

  /** What can be declared. */
  enum Kind {
    HOST("host"),
    MDEV("mdev"),
    GUEST("guest");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word that begins its block. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** What it is. */
  Kind kind();

  /** Its name, unique on its host, or in the specification for a host. */
  String name();

  /** {@code zeus}, {@code zeus/db}. */
  String address();

  /** Its name where it is declared. */
  Place place();

  /** The host that it is, or is on. */
  default String hostName() {
    int slash = address().indexOf('/');
    return slash < 0 ? address() : address().substring(0, slash);
  }
}
