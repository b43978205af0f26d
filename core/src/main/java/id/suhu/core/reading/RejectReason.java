package id.suhu.core.reading;

import java.util.Locale;

/** The reason why a record was rejected. If several apply, the first in this order is reported. */
public enum RejectReason {
  /** The value is larger than 64 KiB. */
  TOO_LARGE,
  /** The value is not one JSON object in UTF-8. */
  MALFORMED,
  /** The member {@code temperature} is missing. */
  MISSING_TEMPERATURE,
  /** The temperature is not a JSON number. */
  NOT_A_NUMBER,
  /** The temperature is NaN, infinite, or too large for a double. */
  NON_FINITE,
  /** Neither the value nor the record key names a sensor. */
  MISSING_SENSOR,
  /** The sensor id violates a rule of {@link SensorId}. */
  BAD_SENSOR,
  /** The object has a duplicate member. */
  DUPLICATE_MEMBER,
  /** The unit is not C, F or K. */
  BAD_UNIT,
  /** The temperature is below absolute zero. */
  IMPOSSIBLE,
  /** The reading is older than the configured retention. */
  TOO_OLD,
  /**
   * The sensor is new and the configured maximum number of sensors is reached. Reported by the
   * engine, last, for records that are valid readings otherwise.
   */
  TOO_MANY_SENSORS;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Returns the name used in messages, such as {@code missing_temperature}. */
  public String code() {
    return code;
  }
}
