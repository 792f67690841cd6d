package org.apqlint;

import java.nio.file.Path;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.reporters.AutoApproveReporter;

/**
 * Approved output, each file beside what it is the output of. With the environment variable {@code
 * APQLINT_APPROVE} set, what differs is approved at once: look at the diff before committing it.
 */
public final class Goldens {

  private Goldens() {}

  /** Whether this run approves what it finds. */
  public static boolean approving() {
    return System.getenv("APQLINT_APPROVE") != null;
  }

  /**
   * Compares with {@code <name>.approved.<extension>} in that directory.
   *
   * @param extension without a dot
   */
  public static void verify(String text, Path directory, String name, String extension) {
    Options options =
        new Options()
            .forFile()
            .withNamer(new BesideNamer(directory, name))
            .forFile()
            .withExtension("." + extension);
    Approvals.verify(text, approving() ? options.withReporter(new AutoApproveReporter()) : options);
  }
}
