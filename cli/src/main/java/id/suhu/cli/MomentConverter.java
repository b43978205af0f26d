package id.suhu.cli;

import id.suhu.messages.Durations;
import id.suhu.messages.Timestamps;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Converts a time: ISO-8601, in UTC without an offset and at midnight without a time of day; or a
 * duration before now, such as {@code 24h}.
 */
public final class MomentConverter implements ITypeConverter<Moment> {

  @Override
  public Moment convert(String value) {
    for (String completion : new String[] {"", "Z", ":00Z", "T00:00:00Z"}) {
      OptionalLong timeMs = Timestamps.read(value + completion);
      if (timeMs.isPresent()) {
        return new Moment.At(timeMs.getAsLong());
      }
    }
    try {
      return new Moment.Before(Durations.read(value));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(
          ("'%s' is neither a time, such as 2026-03-01, 2026-03-01T07:00 (UTC) or"
                  + " 2026-03-01T14:00+07:00, nor a duration before now, such as 24h or 7d")
              .formatted(value));
    }
  }
}
