package org.apqlint.model;

/** What accepts a finding, so that a report counts it and does not show it. */
public interface Acceptance {

  /** Where it stands. */
  Place place();

  /** Why the finding is accepted. */
  String reason();

  /** Whether it stands in the specification, beside what it is about. */
  boolean inSource();
}
