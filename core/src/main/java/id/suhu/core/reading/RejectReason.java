package id.suhu.core.reading;

import java.util.Locale;

/** Why a record is not a reading. Of several that apply, the first in this order is given. */
public enum RejectReason {
  /** The value is over 64 KiB. */
  TOO_LARGE,
  /** The value is not one JSON object in UTF-8. */
  MALFORMED,
  /** There is no member {@code temperature}. */
  MISSING_TEMPERATURE,
  /** The temperature is there and not a JSON number. */
  NOT_A_NUMBER,
  /** The temperature is NaN, infinite, or too large for a double. */
  NON_FINITE,
  /** Neither the value nor the record key names a sensor. */
  MISSING_SENSOR,
  /** The sensor id breaks a rule of {@link SensorId}. */
  BAD_SENSOR,
  /** A member stands twice. */
  DUPLICATE_MEMBER,
  /** The unit is not C, F or K. */
  BAD_UNIT,
  /** The temperature is below absolute zero. */
  IMPOSSIBLE,
  /** The reading is older than the retention that was configured. */
  TOO_OLD,
  /**
   * The sensor is unknown and as many are known as the configuration allows. The engine gives this
   * reason itself, last, to what is a good reading otherwise.
   */
  TOO_MANY_SENSORS;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name on the wire, such as {@code missing_temperature}. */
  public String code() {
    return code;
  }
}
