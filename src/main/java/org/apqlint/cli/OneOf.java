package org.apqlint.cli;

import java.util.List;
import java.util.Locale;
import org.apqlint.report.DidYouMean;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that is one of a few words: the constants, in lower case. */
abstract class OneOf<E extends Enum<E>> implements ITypeConverter<E>, Choices {

  private final List<E> constants;

  OneOf(Class<E> kind) {
    this.constants = List.of(kind.getEnumConstants());
  }

  @Override
  public final E convert(String value) {
    return constants.stream()
        .filter(constant -> word(constant).equals(value))
        .findFirst()
        .orElseThrow(() -> unknown(value, words()));
  }

  @Override
  public final List<String> words() {
    return constants.stream().map(OneOf::word).toList();
  }

  /** What is said of a word that is none of these. */
  static TypeConversionException unknown(String value, List<String> words) {
    int last = words.size() - 1;
    return new TypeConversionException(
        "`"
            + value
            + "` is not "
            + String.join(", ", words.subList(0, last))
            + " or "
            + words.get(last)
            + DidYouMean.hint(value, words));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
