package org.apqlint.model;

/** The name of an mdev and of the host that carries it. */
public record MdevRef(String host, String name) {

  /** {@code zeus/db-crypto}. */
  @Override
  public String toString() {
    return host + "/" + name;
  }
}
