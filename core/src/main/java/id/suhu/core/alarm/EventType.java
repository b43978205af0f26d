package id.suhu.core.alarm;

import java.util.Locale;

/** What happened to an alarm. */
public enum EventType {
  /** The condition has held for the on-delay. */
  RAISED,
  /** The condition has been gone for the off-delay. */
  CLEARED,
  /** The sensor of an active alarm has fallen silent: the alarm stays, its reading is old. */
  STALE,
  /** The sensor of an active alarm sends again. */
  FRESH,
  /** Readings that came too late to be judged were beyond the limit. */
  LATE_EXCURSION,
  /** The sensor's clock went back; it is judged anew from this reading. */
  CLOCK_SET_BACK,
  /** Somebody has taken note. */
  ACKNOWLEDGED,
  /** Somebody has looked at the machine of a latched alarm. */
  RESET,
  /** The alarm's rule says something else now, or no longer applies to the sensor. */
  RULE_CHANGED,
  /** What was stored of the sensor cannot be read: the alarm begins anew. */
  STATE_LOST;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name on the wire, such as {@code late_excursion}. */
  public String code() {
    return code;
  }
}
