package org.apqlint.model;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** UUIDs that are made from names, the same ones in every run. */
public final class NameUuid {

  /** The namespace for URLs of RFC 4122, appendix C: {@code host/mdev} is a relative one. */
  private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private NameUuid() {}

  /** The name-based UUID, version 5, of a text. */
  public static String of(String text) {
    byte[] hash = sha1(text);
    ByteBuffer bits = ByteBuffer.wrap(hash);
    long high = bits.getLong() & ~0xf000L | 0x5000L;
    long low = bits.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  private static byte[] sha1(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-1");
      ByteBuffer namespace = ByteBuffer.allocate(Long.BYTES * 2);
      namespace.putLong(NAMESPACE.getMostSignificantBits());
      namespace.putLong(NAMESPACE.getLeastSignificantBits());
      digest.update(namespace.array());
      return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-1", e);
    }
  }
}
