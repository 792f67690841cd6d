package org.apqlint;

import java.io.File;
import java.nio.file.Path;
import org.approvaltests.namer.ApprovalNamer;

/** Puts a golden file where it is told to, not beside the test. */
record BesideNamer(Path directory, String name) implements ApprovalNamer {

  @Override
  public File getApprovedFile(String extensionWithDot) {
    return directory.resolve(name + ".approved" + extensionWithDot).toFile();
  }

  @Override
  public File getReceivedFile(String extensionWithDot) {
    return directory.resolve(name + ".received" + extensionWithDot).toFile();
  }

  @Override
  public String getApprovalName() {
    return name;
  }

  @Override
  public String getSourceFilePath() {
    return directory.toString() + File.separator;
  }

  @Override
  public ApprovalNamer addAdditionalInformation(String information) {
    return new BesideNamer(directory, name + "." + information);
  }

  @Override
  public String getAdditionalInformation() {
    return "";
  }
}
