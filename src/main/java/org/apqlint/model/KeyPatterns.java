package org.apqlint.model;

import java.util.List;

/**
 * Master key verification patterns of queues.
 *
 * @param type {@code aes}, {@code apka} or {@code ep11}
 * @param patterns hexadecimal texts in lower case, in the order of the statement
 */
public record KeyPatterns(QueueSet queues, String type, List<String> patterns, Place place) {
  public KeyPatterns {
    patterns = List.copyOf(patterns);
  }
}
