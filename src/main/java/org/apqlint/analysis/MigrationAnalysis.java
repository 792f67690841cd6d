package org.apqlint.analysis;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;

/**
 * The answer to a migrate statement.
 *
 * @param migration the question
 * @param source the guest's mdev on the host that it leaves
 * @param target the mdev that it gets on the other host
 * @param possible whether no error stands against it
 * @param codes the codes of the findings that concern it, ascending
 */
public record MigrationAnalysis(
    Migration migration,
    Optional<Mdev> source,
    Optional<Mdev> target,
    boolean possible,
    List<String> codes) {
  public MigrationAnalysis {
    codes = List.copyOf(codes);
  }
}
