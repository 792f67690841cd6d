package org.apqlint.report.format;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apqlint.finding.Finding;
import org.apqlint.report.ReportInput;

/** The findings of each file that was read, for the forms that list files. */
final class FindingsByFile {

  private FindingsByFile() {}

  /** By the name of the file; a file without findings has an empty list. */
  static SortedMap<String, List<Finding>> of(ReportInput input) {
    SortedMap<String, List<Finding>> files = new TreeMap<>();
    input.sources().keySet().forEach(file -> files.put(file, new ArrayList<>()));
    for (Finding finding : input.analysis().findings()) {
      files.computeIfAbsent(finding.place().file(), any -> new ArrayList<>()).add(finding);
    }
    return files;
  }
}
