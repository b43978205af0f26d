package id.suhu.core.condition;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Severity;
import id.suhu.core.reading.Reading;
import java.util.Optional;

/**
 * A condition monitored on one sensor, together with its memory of earlier inputs, such as a
 * running delay. Each input yields a {@link Verdict}. Immutable, and of a constant size.
 */
public sealed interface Condition
    permits LevelCondition, RangeCondition, RateCondition, SilenceCondition {

  /** An unset time: no reading can carry it. */
  long NEVER = Long.MIN_VALUE;

  /** No tick is needed. */
  long NO_TICK = Long.MAX_VALUE;

  /**
   * The kinds of conditions, of each of which a rule book selects the most specific rules for a
   * sensor.
   */
  enum Kind {
    /** Outside the sensor's rated range. */
    RANGE,
    /** Above a limit. */
    HIGH,
    /** Below a limit. */
    LOW,
    /** A rise that is too fast. */
    RISE,
    /** A fall that is too fast. */
    FALL,
    /** Silence. */
    SILENCE
  }

  /** Returns the kind of the condition. */
  Kind kind();

  /** Returns the alarm message. */
  AlarmText text();

  /** Returns the severity of the alarm's first level. */
  Severity severity();

  /**
   * Returns the severity, under this condition, of an alarm that is active under another one.
   *
   * @param before the other condition, of the same kind
   */
  default Severity severityOf(AlarmState alarm, Condition before) {
    return severity();
  }

  /**
   * Returns the limit of the level that an alarm has reached, or of the first level; empty if the
   * condition has none.
   */
  Optional<Limit> limit(AlarmState alarm);

  /** Returns this condition without any memory. */
  Condition fresh();

  /**
   * Returns whether the condition detects a silent sensor. Such a condition uses the wall clock;
   * all others use event time.
   */
  default boolean watchesSilence() {
    return kind() == Kind.SILENCE;
  }

  /**
   * Returns whether a reading cannot be a temperature of the machine. Only conditions of the kind
   * {@link Kind#RANGE} evaluate such a reading.
   */
  default boolean isImplausible(Reading reading) {
    return false;
  }

  /**
   * Evaluates a reading that is not older than the newest one.
   *
   * @param alarm the alarm's state
   * @param slowClock whether the sensor's clock is slow, so that delays elapse in arrival time
   */
  default Verdict evaluate(AlarmState alarm, Reading reading, boolean slowClock) {
    return Verdict.NOTHING;
  }

  /**
   * Evaluates a late reading, one that is older than the newest. It never changes the alarm's
   * state.
   */
  default Verdict late(AlarmState alarm, Reading reading) {
    return Verdict.NOTHING;
  }

  /**
   * Called when a good reading has arrived, whatever its event time.
   *
   * @param wallMs now, epoch milliseconds
   */
  default Verdict received(AlarmState alarm, long wallMs) {
    return Verdict.NOTHING;
  }

  /**
   * Called when no good reading has arrived for a while.
   *
   * @param silentMs for how long, in milliseconds
   * @param wallMs now, epoch milliseconds
   */
  default Verdict silent(AlarmState alarm, long silentMs, long wallMs) {
    return Verdict.NOTHING;
  }

  /**
   * Returns after how many milliseconds without a good reading the condition needs a tick, or
   * {@link #NO_TICK}.
   */
  default long tickAfterMs(AlarmState alarm) {
    return NO_TICK;
  }
}
