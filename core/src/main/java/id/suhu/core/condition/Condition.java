package id.suhu.core.condition;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Severity;
import id.suhu.core.reading.Reading;
import java.util.OptionalDouble;

/**
 * Something to watch for on one sensor, with what it remembers of the inputs so far: running
 * delays, for instance. Each input gives a {@link Verdict}. Immutable, and of a constant size.
 */
public sealed interface Condition permits LevelCondition, SilenceCondition {

  /** Stands for a time that is not set: no reading can carry it. */
  long NEVER = Long.MIN_VALUE;

  /** Stands for a tick that is not needed. */
  long NO_TICK = Long.MAX_VALUE;

  /** What the alarm says. */
  AlarmText text();

  /** How much the alarm asks for at its first level. */
  Severity severity();

  /** °C, where there is a limit. */
  OptionalDouble limitCelsius();

  /** The same condition with nothing remembered. */
  Condition fresh();

  /**
   * Whether a sensor's silence is watched for. Its times are the wall clock's; the times of every
   * other condition are the readings'.
   */
  default boolean watchesSilence() {
    return false;
  }

  /**
   * Judges a reading that is not older than those before it.
   *
   * @param alarm where the alarm stands
   * @param slowClock whether the sensor's clock is slow, so that delays elapse in arrival time
   */
  default Verdict judge(AlarmState alarm, Reading reading, boolean slowClock) {
    return Verdict.NOTHING;
  }

  /** Takes note of a reading that is older than one judged before. It never moves the alarm. */
  default Verdict late(AlarmState alarm, Reading reading) {
    return Verdict.NOTHING;
  }

  /**
   * A good reading has come in, whatever its time.
   *
   * @param wallMs now, epoch milliseconds
   */
  default Verdict heard(AlarmState alarm, long wallMs) {
    return Verdict.NOTHING;
  }

  /**
   * No good reading has come in for a while.
   *
   * @param silentMs for how long
   * @param wallMs now, epoch milliseconds
   */
  default Verdict unheard(AlarmState alarm, long silentMs, long wallMs) {
    return Verdict.NOTHING;
  }

  /** After how many milliseconds without a good reading it must be told; or {@link #NO_TICK}. */
  default long tickAfterMs(AlarmState alarm) {
    return NO_TICK;
  }
}
