package id.suhu.core.sensor;

import java.util.Locale;

/** The quality of a sensor's latest value. */
public enum Quality {
  /** The latest record was a good reading, and it is recent. */
  GOOD,
  /** The sensor is silent. */
  STALE,
  /** The latest record was rejected. */
  BAD;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Returns the name used in messages, such as {@code stale}. */
  public String code() {
    return code;
  }
}
