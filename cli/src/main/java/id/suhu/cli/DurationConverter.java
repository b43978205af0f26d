package id.suhu.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a duration with a unit, as in the configuration: {@code 30s}, {@code 2m}. */
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
