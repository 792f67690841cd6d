package org.apqlint.engine.replay;

import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Step;

/**
 * A step with what came of it, for the rules that judge changes.
 *
 * @param number its position in the history of the host, from 1
 * @param remedy what to do, so that a step that is refused passes
 */
public record Reviewed(Step step, StepOutcome outcome, String host, int number, String remedy)
    implements Passing {}
