package id.suhu.core.alarm;

import java.util.Locale;

/** The kind of an alarm event. */
public enum EventType {
  /** The condition has been true for the on-delay. */
  RAISED,
  /** The temperature has been beyond the second limit for the on-delay. */
  ESCALATED,
  /** The temperature has been back from the second limit for the off-delay. */
  DEESCALATED,
  /** The condition has been false for the off-delay. */
  CLEARED,
  /** The sensor of an active alarm has become silent: the alarm stays active on an old reading. */
  STALE,
  /** The sensor of an active alarm sends again. */
  FRESH,
  /** Late readings, which do not change the alarm, were above the limit. */
  LATE_EXCURSION,
  /** The sensor's clock was set back; evaluation restarts at this reading. */
  CLOCK_SET_BACK,
  /** An operator has acknowledged the alarm. */
  ACKNOWLEDGED,
  /** An operator has reset the latched alarm. */
  RESET,
  /** The alarm's rule was changed, or no longer applies to the sensor. */
  RULE_CHANGED,
  /** The sensor's stored state cannot be read: the alarm starts from the normal state. */
  STATE_LOST;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Returns the name used in messages, such as {@code late_excursion}. */
  public String code() {
    return code;
  }
}
