package id.suhu.core.condition;

import id.suhu.core.alarm.Active;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.reading.Reading;
import java.util.Optional;

/**
 * The temperature exceeds a limit, or also a second limit further out, at which the alarm
 * escalates. The level that an alarm has reached is the one of its severity.
 *
 * @param level the limit
 * @param second the second limit, on the same side
 * @param delay the running delay of a raise or a clear, or {@link RunningDelay#NONE}
 * @param secondDelay the running delay of an escalation or de-escalation, or {@link
 *     RunningDelay#NONE}
 * @param lateArrivalMs arrival of the last late reading beyond the limit in the current run of
 *     them, or {@link #NEVER}
 * @param reachedSecond whether the latest occurrence has reached the second limit under this rule
 */
public record LevelCondition(
    Level level,
    Optional<Level> second,
    RunningDelay delay,
    RunningDelay secondDelay,
    long lateArrivalMs,
    boolean reachedSecond)
    implements Condition {

  private static final AlarmText TOO_HIGH =
      new AlarmText("Suhu terlalu tinggi", "Temperature too high");
  private static final AlarmText TOO_LOW =
      new AlarmText("Suhu terlalu rendah", "Temperature too low");

  /** A run of late readings ends when none beyond the limit has arrived for this long. */
  private static final long LATE_RUN_GAP_MS = 10_000;

  /**
   * @throws IllegalArgumentException if the second level is not further out on the same side and of
   *     a higher severity, or has another deadband or other delays than the first
   */
  public LevelCondition {
    if (second.isPresent()) {
      Level further = second.get();
      if (further.side() != level.side() || !level.isExceededBy(further.limitCelsius())) {
        throw new IllegalArgumentException(
            "second limit is %s °C; it must be beyond the first, %s °C"
                .formatted(further.limitCelsius(), level.limitCelsius()));
      }
      if (further.severity().compareTo(level.severity()) <= 0) {
        throw new IllegalArgumentException(
            "severity of the second limit is %s; it must be higher than that of the first, %s"
                .formatted(further.severity().code(), level.severity().code()));
      }
      if (!further.equals(level.beyond(further.limitCelsius(), further.severity()))) {
        throw new IllegalArgumentException(
            "second limit is %s; its deadband and delays must be those of the first, %s"
                .formatted(further, level));
      }
    }
  }

  /** Creates the condition with one limit, before any reading. */
  public LevelCondition(Level level) {
    this(level, Optional.empty());
  }

  /** Creates the condition before any reading. */
  public LevelCondition(Level level, Optional<Level> second) {
    this(level, second, RunningDelay.NONE, RunningDelay.NONE, NEVER, false);
  }

  @Override
  public Kind kind() {
    return level.side() == Side.HIGH ? Kind.HIGH : Kind.LOW;
  }

  @Override
  public AlarmText text() {
    return level.side() == Side.HIGH ? TOO_HIGH : TOO_LOW;
  }

  @Override
  public Severity severity() {
    return level.severity();
  }

  @Override
  public Severity severityOf(AlarmState alarm, Condition before) {
    boolean further = before instanceof LevelCondition other && other.isSecond(alarm);
    return further && second.isPresent() ? second.get().severity() : severity();
  }

  /** Returns the level that a temperature beyond the first limit exceeds. */
  public Level exceededBy(double celsius) {
    return second.filter(further -> further.isExceededBy(celsius)).orElse(level);
  }

  @Override
  public Optional<Limit> limit(AlarmState alarm) {
    Level reached = isSecond(alarm) ? second.orElseThrow() : level;
    return Optional.of(Limit.celsius(reached.limitCelsius()));
  }

  @Override
  public LevelCondition fresh() {
    return new LevelCondition(level, second);
  }

  @Override
  public Verdict evaluate(AlarmState alarm, Reading reading, boolean slowClock) {
    return alarm.active()
        ? whileActive(alarm, reading, slowClock)
        : whileInactive(reading, slowClock);
  }

  private Verdict whileInactive(Reading reading, boolean slowClock) {
    if (!level.isExceededBy(reading.celsius())) {
      return withDelays(RunningDelay.NONE, RunningDelay.NONE);
    }
    RunningDelay raise = delay.at(reading);
    RunningDelay escalate =
        second.isPresent() && second.get().isExceededBy(reading.celsius())
            ? secondDelay.at(reading)
            : RunningDelay.NONE;
    if (!raise.isOver(level.onDelay(), reading, slowClock)) {
      return withDelays(raise, escalate);
    }
    if (second.isPresent() && escalate.isOver(second.get().onDelay(), reading, slowClock)) {
      return remember(RunningDelay.NONE, RunningDelay.NONE, true)
          .and(holds(second.get(), raise, reading));
    }
    return remember(RunningDelay.NONE, escalate, false).and(holds(level, raise, reading));
  }

  private Verdict whileActive(AlarmState alarm, Reading reading, boolean slowClock) {
    RunningDelay clear = level.isBack(reading.celsius()) ? delay.at(reading) : RunningDelay.NONE;
    if (clear.isOver(level.offDelay(), reading, slowClock)) {
      return withDelays(RunningDelay.NONE, RunningDelay.NONE)
          .and(new Signal.Gone(reading.eventTimeMs()));
    }
    if (second.isEmpty()) {
      return withDelays(clear, RunningDelay.NONE);
    }
    Level further = second.get();
    boolean down = isSecond(alarm);
    boolean changes =
        down ? further.isBack(reading.celsius()) : further.isExceededBy(reading.celsius());
    RunningDelay change = changes ? secondDelay.at(reading) : RunningDelay.NONE;
    if (!change.isOver(down ? further.offDelay() : further.onDelay(), reading, slowClock)) {
      return withDelays(clear, change);
    }
    return remember(clear, RunningDelay.NONE, true)
        .and(holds(down ? level : further, change, reading));
  }

  private boolean isSecond(AlarmState alarm) {
    return second.isPresent()
        && alarm instanceof Active active
        && active.raised().severity().compareTo(second.get().severity()) >= 0;
  }

  private static Signal holds(Level reached, RunningDelay since, Reading reading) {
    return new Signal.Holds(reached.severity(), since.sinceMs(), reading.eventTimeMs());
  }

  /** Signals each run of late readings beyond the limit once, unless an occurrence covers it. */
  @Override
  public Verdict late(AlarmState alarm, Reading reading) {
    if (level.isBack(reading.celsius())) {
      return lateArrivalMs == NEVER ? Verdict.NOTHING : Verdict.remember(withLate(NEVER));
    }
    if (!level.isExceededBy(reading.celsius()) || isCovered(alarm, reading)) {
      return Verdict.NOTHING;
    }
    boolean sameRun =
        lateArrivalMs != NEVER && Math.abs(reading.arrivalMs() - lateArrivalMs) <= LATE_RUN_GAP_MS;
    Verdict next = Verdict.remember(withLate(reading.arrivalMs()));
    return sameRun ? next : next.and(Signal.LATE_EXCURSION);
  }

  /** Returns whether the latest occurrence spans a reading's time and has reached its level. */
  private boolean isCovered(AlarmState alarm, Reading reading) {
    if (!alarm.covers(reading.eventTimeMs())) {
      return false;
    }
    Level exceeded = exceededBy(reading.celsius());
    return exceeded.equals(level)
        || reachedSecond
        || alarm.occurrence().orElseThrow().severity().compareTo(exceeded.severity()) >= 0;
  }

  private LevelCondition withLate(long arrivalMs) {
    return new LevelCondition(level, second, delay, secondDelay, arrivalMs, reachedSecond);
  }

  private Verdict withDelays(RunningDelay first, RunningDelay further) {
    return remember(first, further, reachedSecond);
  }

  private Verdict remember(RunningDelay first, RunningDelay further, boolean reached) {
    return first.equals(delay) && further.equals(secondDelay) && reached == reachedSecond
        ? Verdict.NOTHING
        : Verdict.remember(
            new LevelCondition(level, second, first, further, lateArrivalMs, reached));
  }
}
