package org.apqlint.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apqlint.finding.Finding;

/**
 * Names for findings that outlive edits of the file: made from the code and the address of the
 * thing, never from lines. Of several equal ones each later one has its ordinal in the name.
 */
public final class Fingerprints {

  private static final int BYTES = 8;

  private final Map<String, Integer> seen = new HashMap<>();

  /** The fingerprint of the next finding; to be called in order, also for suppressed ones. */
  public String next(Finding finding) {
    String key = finding.code() + " " + finding.subject();
    int ordinal = seen.merge(key, 1, Integer::sum);
    return digest(ordinal == 1 ? key : key + " " + ordinal);
  }

  private static String digest(String key) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
