package org.apqlint.analysis;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Step;

/**
 * What one step of a change did.
 *
 * @param step the step
 * @param result {@code OK}, an errno name, or {@code WAITS}
 * @param reason why the kernel refused it, in the words of the rule; empty if it did not
 * @param log the lines that the kernel logs
 * @param effects what it changed for guests
 */
public record StepOutcome(
    Step step, String result, Optional<String> reason, List<String> log, List<Effect> effects) {

  /** The result of a step that does not come to its end before user space gives way. */
  public static final String WAITS = "WAITS";

  /** What a guest gained and lost in one step. */
  public record Effect(
      String guest,
      List<Apqn> plugged,
      List<Apqn> unplugged,
      IdSet controlPlugged,
      IdSet controlUnplugged) {
    public Effect {
      plugged = List.copyOf(plugged);
      unplugged = List.copyOf(unplugged);
    }
  }

  public StepOutcome {
    log = List.copyOf(log);
    effects = List.copyOf(effects);
  }

  /** The reason behind a colon; nothing if there is none. */
  public String reasonInWords() {
    return reason.map(text -> ": " + text).orElse("");
  }

  /** Whether the kernel answered with an error; a step that waits is neither done nor refused. */
  public boolean refused() {
    return !ok() && !result.equals(WAITS);
  }

  /** Whether the kernel carried it out. */
  public boolean ok() {
    return result.equals("OK");
  }
}
