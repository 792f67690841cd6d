package org.apqlint.engine;

import java.util.Locale;

/** The groups of rules, each run to its end before the next one. */
enum Phase {
  /** What holds: ownership, binding, filter. */
  DERIVE,
  /** What is wrong with what is declared. */
  CHECK,
  /** Across hosts: which mdev a guest that moves gets. */
  LEAVE,
  /** Across hosts: what it finds with that. */
  ARRIVE,
  /** Questions across hosts. */
  FLEET,
  /** Across hosts: what stands against a migration. */
  VERDICT,
  /** Which writes provision the host, and in which order. */
  PLAN,
  /** Replay: what single queues of the host are declared to be comes true. */
  SETTLE,
  /** Replay: every refusal that applies to the step, with its rank. */
  JUDGE,
  /** Replay: the step is carried out. */
  APPLY,
  /** Replay: the bus binds queues to their owners. */
  PROBE,
  /** Replay: what the driver does about queues and ids that came or went. */
  REACT,
  /** Replay: what the filter left reaches the guest. */
  PLUG,
  /** Replay: what is wrong with what the step did. */
  REVIEW,
  /** What is wrong with where all the steps led. */
  CLOSE,
  /** Two kernels: what another one changes. */
  COMPARE,
  /** Orders: whether the kernel can accept at all where the steps lead. */
  GOAL,
  /** Orders: which other orders of the steps are worth trying. */
  REORDER,
  /** Orders: which of those that were tried works. */
  CHOOSE;

  /** The ruleflow-group of its rules. */
  String group() {
    return name().toLowerCase(Locale.ROOT);
  }
}
