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
  /** Late readings, which do not change the alarm, were beyond the limit. */
  LATE_EXCURSION,
  /** The sensor's clock was set back; evaluation restarts at this reading. */
  CLOCK_SET_BACK,
  /** An operator has acknowledged the alarm. */
  ACKNOWLEDGED,
  /** An operator has reset the latched alarm. */
  RESET,
  /**
   * A reminder: the alarm has been active for long and asks for attention again, as the same
   * occurrence.
   */
  RE_ALARMED("raised"),
  /** An operator has shelved the alarm for a limited time. */
  SHELVED,
  /** An operator has ended the shelving, or its time is over. */
  UNSHELVED,
  /** An operator has taken the alarm out of service. */
  OUT_OF_SERVICE,
  /** An operator has put the alarm back into service. */
  IN_SERVICE,
  /** An operator's command was refused. */
  REFUSED,
  /** The alarm's rule was changed, or no longer applies to the sensor. */
  RULE_CHANGED,
  /** The sensor's stored state cannot be read: the alarm starts from the normal state. */
  STATE_LOST;

  private final String code;

  EventType() {
    this.code = name().toLowerCase(Locale.ROOT);
  }

  EventType(String code) {
    this.code = code;
  }

  /** Returns the name used in messages, such as {@code late_excursion}. */
  public String code() {
    return code;
  }
}
