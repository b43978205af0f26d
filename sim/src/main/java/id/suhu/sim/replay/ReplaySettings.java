package id.suhu.sim.replay;

import id.suhu.recording.ColumnChoice;

/**
 * The settings of a replay.
 *
 * @param columns the assignment of columns
 * @param speed multiple of the recorded speed, above 0; {@link #MAX_SPEED} for no waiting
 * @param shiftToNow whether all event times are shifted so that the first reading is now. With a
 *     speed above 1, event times soon lie in the future, which Suhu does not accept
 */
public record ReplaySettings(ColumnChoice columns, double speed, boolean shiftToNow) {

  /** No waiting between readings. */
  public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

  /** Guessed columns, recorded speed, unchanged times. */
  public static final ReplaySettings DEFAULT = new ReplaySettings(ColumnChoice.GUESSED, 1, false);

  /**
   * @throws IllegalArgumentException if the speed is not above 0
   */
  public ReplaySettings {
    // Written so that NaN is rejected.
    if (!(speed > 0)) {
      throw new IllegalArgumentException("speed is %s; it must be above 0".formatted(speed));
    }
  }
}
