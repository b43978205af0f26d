package id.suhu.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a number of things: a whole number from 1. */
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
