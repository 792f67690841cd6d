package org.apqlint.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** UUIDs of mdevs. */
final class Uuids {

  private static final Pattern FORM =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final int LENGTH = 36;

  /** The namespace for URLs of RFC 4122, appendix C: {@code host/mdev} is a relative one. */
  private static final UUID NAMESPACE = UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");

  private Uuids() {}

  /** The name-based UUID, version 5, of a text. */
  static String named(String text) {
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

  /** Why a text is not a UUID; empty if it is one. */
  static Optional<String> flaw(String text) {
    if (FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int[] other =
        text.codePoints().filter(c -> c != '-' && Character.digit(c, 16) < 0).limit(1).toArray();
    if (other.length > 0) {
      return Optional.of(Shown.tick(Character.toString(other[0])) + " is not a hex digit");
    }
    return Optional.of(
        text.length() == LENGTH
            ? "the hyphens stand elsewhere"
            : "it has " + text.codePointCount(0, text.length()) + " characters, not " + LENGTH);
  }
}
