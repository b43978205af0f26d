package id.suhu.core.sensor;

import java.util.Locale;

/** How far a sensor's latest value can be believed. */
public enum Quality {
  /** The latest record was a good reading, and it is recent. */
  GOOD,
  /** The sensor has fallen silent. */
  STALE,
  /** The latest record could not be taken as a reading. */
  BAD;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name on the wire, such as {@code stale}. */
  public String code() {
    return code;
  }
}
