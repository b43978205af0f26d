package id.suhu.core.alarm;

/** Waits for somebody to take note. */
public sealed interface Unacknowledged extends AlarmState
    permits ActiveUnacknowledged, ReturnedUnacknowledged, LatchedUnacknowledged {

  /** Somebody has taken note. */
  AlarmState acknowledge();

  @Override
  default boolean acknowledged() {
    return false;
  }
}
