package org.apqlint.report;

/** A form of the report. It is made from the input alone: equal input, equal text. */
@FunctionalInterface
public interface Renderer {

  /** The whole report, each line ended. */
  String render(ReportInput input);
}
