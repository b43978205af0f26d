package id.suhu.core.alarm;

import java.util.Locale;

/** What happened to an alarm. */
public enum EventType {
  /** The condition has held for the on-delay. */
  RAISED,
  /** An active alarm that has lasted long asks for attention again, as the same occurrence. */
  RE_ALARMED("raised"),
  /** An active alarm is beyond its second limit. */
  ESCALATED,
  /** It is no longer beyond its second limit. */
  DEESCALATED,
  /** The condition has been gone for the off-delay. */
  CLEARED,
  /** An operator has taken note. */
  ACKNOWLEDGED,
  /** An operator has looked at the machine: a latched alarm may go. */
  RESET,
  /** An operator has put the alarm aside for a time. */
  SHELVED,
  /** An operator has taken it back, or the time is over. */
  UNSHELVED,
  /** An operator has put the alarm aside until it is taken back. */
  OUT_OF_SERVICE,
  /** An operator has taken it back. */
  IN_SERVICE,
  /** The sensor of an active alarm has fallen silent: the alarm stays, its reading is old. */
  STALE,
  /** The sensor of an active alarm sends again. */
  FRESH,
  /** Readings that came too late to be judged were beyond the limit. */
  LATE_EXCURSION,
  /** The sensor's clock went back; it is judged anew from this reading. */
  CLOCK_SET_BACK,
  /** The rule of an alarm that was not at rest says something else now, or is gone. */
  RULE_CHANGED,
  /** A command was not carried out. */
  REFUSED;

  private final String code;

  EventType() {
    this.code = name().toLowerCase(Locale.ROOT);
  }

  EventType(String code) {
    this.code = code;
  }

  /** The name on the wire, such as {@code late_excursion}. */
  public String code() {
    return code;
  }
}
