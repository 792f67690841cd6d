package org.apqlint.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --color}. */
final class ColourOption {

  /** When output is coloured. */
  enum When {
    AUTO,
    ALWAYS,
    NEVER
  }

  static final class Converter implements ITypeConverter<When> {
    @Override
    public When convert(String value) {
      return switch (value) {
        case "auto" -> When.AUTO;
        case "always" -> When.ALWAYS;
        case "never" -> When.NEVER;
        default ->
            throw new TypeConversionException("`" + value + "` is not auto, always or never");
      };
    }
  }

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      converter = Converter.class,
      description = "auto, always or never (default: auto, on a terminal)")
  private When when = When.AUTO;

  boolean wanted(Console console) {
    return when == When.ALWAYS || (when == When.AUTO && console.coloured());
  }
}
