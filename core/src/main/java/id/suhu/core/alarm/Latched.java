package id.suhu.core.alarm;

/** The condition is false again, but an operator must reset the alarm. */
public sealed interface Latched extends Inactive
    permits LatchedUnacknowledged, LatchedAcknowledged {

  /** Returns the state after an operator's reset. */
  Inactive reset();
}
