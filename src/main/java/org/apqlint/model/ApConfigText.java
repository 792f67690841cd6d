package org.apqlint.model;

import java.util.Optional;

/**
 * What a write to the mdev attribute {@code ap_config} says: three masks at once, adapters, usage
 * domains and control domains, each in hexadecimal and separated by a comma or a newline.
 */
public record ApConfigText(IdSet adapters, IdSet domains, IdSet controlDomains) {

  /**
   * Reads what is written, to the letter: a mask ends only with a comma, a newline or the text, and
   * what follows the third is ignored. Empty where the kernel answers EINVAL.
   */
  public static Optional<ApConfigText> parse(String written) {
    String[] parts = written.split("[,\n]", 4);
    if (parts.length < 3) {
      return Optional.empty();
    }
    return KernelMask.digits(parts[0])
        .flatMap(
            adapters ->
                KernelMask.digits(parts[1])
                    .flatMap(
                        domains ->
                            KernelMask.digits(parts[2])
                                .map(control -> new ApConfigText(adapters, domains, control))));
  }
}
