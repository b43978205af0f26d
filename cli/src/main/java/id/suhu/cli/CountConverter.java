package id.suhu.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a count, a whole number of at least 1. */
public final class CountConverter implements ITypeConverter<Long> {

  @Override
  public Long convert(String value) {
    try {
      long count = Long.parseLong(value);
      if (count >= 1) {
        return count;
      }
    } catch (NumberFormatException e) {
      throw new TypeConversionException("'%s' is not a whole number".formatted(value));
    }
    throw new TypeConversionException("%s is less than 1".formatted(value));
  }
}
