package org.apqlint.cli;

import java.util.List;
import org.apqlint.report.format.ReportFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * One more place where a report goes.
 *
 * @param path as it was typed; {@code -} is standard output
 */
record ReportFile(ReportFormat format, String path) {

  boolean isStandardOutput() {
    return path.equals("-");
  }

  /** Reads {@code sarif=report.sarif}; a path may have more of these signs. */
  static final class Word implements ITypeConverter<ReportFile>, Choices {
    @Override
    public List<String> words() {
      return ReportFormat.words();
    }

    @Override
    public ReportFile convert(String value) {
      int sign = value.indexOf('=');
      if (sign < 0 || sign == value.length() - 1) {
        throw new TypeConversionException("`" + value + "` is not FORMAT=PATH");
      }
      String word = value.substring(0, sign);
      return new ReportFile(
          ReportFormat.of(word).orElseThrow(() -> OneOf.unknown(word, ReportFormat.words())),
          value.substring(sign + 1));
    }
  }
}
