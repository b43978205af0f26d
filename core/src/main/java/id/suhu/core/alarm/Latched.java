package id.suhu.core.alarm;

/** The condition is gone; somebody must look at the machine and reset the alarm. */
public sealed interface Latched extends Inactive
    permits LatchedUnacknowledged, LatchedAcknowledged {

  /** The machine was looked at. */
  Inactive reset();
}
