package id.suhu.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a plain number to a temperature in °C. */
public final class CelsiusConverter implements ITypeConverter<Double> {

  @Override
  public Double convert(String value) {
    if (!value.matches("[+-]?\\d+(\\.\\d+)?")) {
      throw new TypeConversionException(
          "'%s' is not a plain number of °C, such as 80 or 80.5".formatted(value));
    }
    return Double.valueOf(value);
  }
}
