package id.suhu.core.alarm;

/** An acknowledgement is pending. */
public sealed interface Unacknowledged extends AlarmState
    permits ActiveUnacknowledged, ReturnedUnacknowledged, LatchedUnacknowledged {

  /** Returns the state after an operator's acknowledgement. */
  AlarmState acknowledge();

  @Override
  default boolean acknowledged() {
    return false;
  }
}
