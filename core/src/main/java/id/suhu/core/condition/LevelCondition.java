package id.suhu.core.condition;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.reading.Reading;
import java.util.OptionalDouble;

/**
 * The temperature is above a limit.
 *
 * @param level the limit
 * @param delay the running delay, or {@link RunningDelay#NONE}
 * @param lateArrivalMs arrival of the last late reading above the limit in the current run of them,
 *     or {@link #NEVER}
 */
public record LevelCondition(Level level, RunningDelay delay, long lateArrivalMs)
    implements Condition {

  private static final AlarmText TEXT =
      new AlarmText("Suhu terlalu tinggi", "Temperature too high");

  /** A run of late readings ends when none above the limit has arrived for this long. */
  private static final long LATE_RUN_GAP_MS = 10_000;

  /** Creates the condition before any reading. */
  public LevelCondition(Level level) {
    this(level, RunningDelay.NONE, NEVER);
  }

  @Override
  public AlarmText text() {
    return TEXT;
  }

  @Override
  public Severity severity() {
    return level.severity();
  }

  @Override
  public OptionalDouble limitCelsius() {
    return OptionalDouble.of(level.limitCelsius());
  }

  @Override
  public LevelCondition fresh() {
    return new LevelCondition(level);
  }

  @Override
  public Verdict evaluate(AlarmState alarm, Reading reading, boolean slowClock) {
    boolean changes =
        alarm.active() ? level.isBack(reading.celsius()) : level.isAbove(reading.celsius());
    if (!changes) {
      return withDelay(RunningDelay.NONE);
    }
    RunningDelay running = delay.at(reading);
    if (!running.isOver(alarm.active() ? level.offDelay() : level.onDelay(), reading, slowClock)) {
      return withDelay(running);
    }
    Signal signal =
        alarm.active()
            ? new Signal.Gone(reading.eventTimeMs())
            : new Signal.Holds(level.severity(), running.sinceMs(), reading.eventTimeMs());
    return delay.equals(RunningDelay.NONE)
        ? Verdict.signal(signal)
        : Verdict.of(new LevelCondition(level, RunningDelay.NONE, lateArrivalMs), signal);
  }

  /** Signals each run of late readings above the limit once, unless an occurrence covers it. */
  @Override
  public Verdict late(AlarmState alarm, Reading reading) {
    if (level.isBack(reading.celsius())) {
      return lateArrivalMs == NEVER
          ? Verdict.NOTHING
          : Verdict.remember(new LevelCondition(level, delay, NEVER));
    }
    if (!level.isAbove(reading.celsius()) || alarm.covers(reading.eventTimeMs())) {
      return Verdict.NOTHING;
    }
    boolean sameRun =
        lateArrivalMs != NEVER && Math.abs(reading.arrivalMs() - lateArrivalMs) <= LATE_RUN_GAP_MS;
    LevelCondition next = new LevelCondition(level, delay, reading.arrivalMs());
    return sameRun ? Verdict.remember(next) : Verdict.of(next, Signal.LATE_EXCURSION);
  }

  private Verdict withDelay(RunningDelay running) {
    return running.equals(delay)
        ? Verdict.NOTHING
        : Verdict.remember(new LevelCondition(level, running, lateArrivalMs));
  }
}
