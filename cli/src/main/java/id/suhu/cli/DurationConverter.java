package id.suhu.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration with its unit, as configuration has it: {@code 30s}, {@code 2m}. */
public final class DurationConverter implements ITypeConverter<Duration> {

  private static final DurationForm FORM = new DurationForm(Duration.ZERO);

  @Override
  public Duration convert(String value) {
    try {
      return FORM.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException("'%s': %s".formatted(value, e.getMessage()));
    }
  }
}
