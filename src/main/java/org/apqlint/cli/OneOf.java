package org.apqlint.cli;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the value of an option that is one of a few words: the constants, in lower case. */
abstract class OneOf<E extends Enum<E>> implements ITypeConverter<E> {

  private final List<E> constants;

  OneOf(Class<E> kind) {
    this.constants = List.of(kind.getEnumConstants());
  }

  @Override
  public final E convert(String value) {
    return constants.stream()
        .filter(constant -> word(constant).equals(value))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("`" + value + "` is not " + alternatives()));
  }

  private String alternatives() {
    List<String> words = constants.stream().map(OneOf::word).toList();
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
