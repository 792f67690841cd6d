package org.apqlint;

import org.approvaltests.core.ApprovalFailureReporter;
import org.approvaltests.reporters.JunitReporter;

/** Settings that ApprovalTests looks up by name: differences are shown by JUnit, in no window. */
public final class PackageSettings {

  public static final ApprovalFailureReporter UseReporter = JunitReporter.INSTANCE;

  private PackageSettings() {}
}
