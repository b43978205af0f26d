package id.suhu.sim.replay;

import id.suhu.recording.ColumnChoice;

/**
 * How to read a recording, and how fast to send it.
 *
 * @param columns which columns mean what
 * @param speed how many times faster than it was recorded, above 0; {@link #MAX_SPEED} for as fast
 *     as can be
 * @param shiftToNow whether all event times are moved by what brings the first reading's to now. A
 *     recording that is also sent faster than 1 soon carries times that are yet to come, which Suhu
 *     does not take
 */
public record ReplaySettings(ColumnChoice columns, double speed, boolean shiftToNow) {

  /** Without waiting. */
  public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

  /** Guesses the columns, sends as fast as it was recorded, leaves the times as they are. */
  public static final ReplaySettings DEFAULT = new ReplaySettings(ColumnChoice.GUESSED, 1, false);

  /**
   * @throws IllegalArgumentException if the speed is not above 0
   */
  public ReplaySettings {
    // Written so that NaN is refused.
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed is %s; it must be above 0".formatted(speed));
    }
  }
}
