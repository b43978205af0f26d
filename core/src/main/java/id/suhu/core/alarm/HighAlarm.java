package id.suhu.core.alarm;

import id.suhu.core.reading.Reading;
import id.suhu.core.rule.HighRule;
import java.util.Optional;

/**
 * The alarm of a high rule.
 *
 * @param state where it stands
 * @param delay the running delay, or {@link RunningDelay#NONE}
 * @param lateHotArrivalMs arrival of the last late reading above the limit in a run of them, or
 *     {@link #NEVER}
 */
public record HighAlarm(AlarmState state, RunningDelay delay, long lateHotArrivalMs)
    implements Alarm {

  /** Stands for a time that is not set: no reading can carry it. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Never raised, nothing running. */
  public static final HighAlarm INITIAL =
      new HighAlarm(AlarmState.Normal.NEVER_RAISED, RunningDelay.NONE, NEVER);

  /** A run of late readings ends when none above the limit has arrived for this long. */
  private static final long LATE_RUN_GAP_MS = 10_000;

  /** What a reading did: the alarm after it, and the event where there is one. */
  public record Step(HighAlarm next, Optional<EventType> event) {}

  /**
   * Judges a reading that is not older than those before it.
   *
   * @param slowClock whether the sensor's clock is slow, so that delays elapse in arrival time
   */
  public Step judge(HighRule rule, Reading reading, boolean slowClock) {
    return state instanceof AlarmState.Active active
        ? judgeActive(active, rule, reading, slowClock)
        : judgeInactive((AlarmState.Inactive) state, rule, reading, slowClock);
  }

  private Step judgeInactive(
      AlarmState.Inactive inactive, HighRule rule, Reading reading, boolean slowClock) {
    if (!rule.isAbove(reading.celsius())) {
      return quiet(withDelay(RunningDelay.NONE));
    }
    RunningDelay running = delay.at(reading);
    if (!running.isOver(rule.onDelay(), reading, slowClock)) {
      return quiet(withDelay(running));
    }
    AlarmState raised = inactive.raise(running.sinceMs(), reading.eventTimeMs());
    return new Step(
        new HighAlarm(raised, RunningDelay.NONE, lateHotArrivalMs), Optional.of(EventType.RAISED));
  }

  private Step judgeActive(
      AlarmState.Active active, HighRule rule, Reading reading, boolean slowClock) {
    if (!rule.isBack(reading.celsius())) {
      return quiet(withDelay(RunningDelay.NONE));
    }
    RunningDelay running = delay.at(reading);
    if (!running.isOver(rule.offDelay(), reading, slowClock)) {
      return quiet(withDelay(running));
    }
    AlarmState cleared = active.clear(reading.eventTimeMs());
    return new Step(
        new HighAlarm(cleared, RunningDelay.NONE, lateHotArrivalMs),
        Optional.of(EventType.CLEARED));
  }

  /**
   * Takes note of a reading that is older than one judged before. It never moves the state; a run
   * above the limit that the journal does not know of yet gives one event.
   */
  public Step late(HighRule rule, Reading reading) {
    if (rule.isBack(reading.celsius())) {
      return quiet(withLateHotArrival(NEVER));
    }
    if (!rule.isAbove(reading.celsius()) || state.covers(reading.eventTimeMs())) {
      return quiet(this);
    }
    boolean sameRun =
        lateHotArrivalMs != NEVER
            && Math.abs(reading.arrivalMs() - lateHotArrivalMs) <= LATE_RUN_GAP_MS;
    HighAlarm next = withLateHotArrival(reading.arrivalMs());
    return sameRun ? quiet(next) : new Step(next, Optional.of(EventType.LATE_EXCURSION));
  }

  /**
   * The alarm for a sensor whose event time starts anew: what counts event time counts again.
   *
   * @param eventTimeMs of the first reading that is judged anew
   */
  public HighAlarm restartedAt(long eventTimeMs) {
    return new HighAlarm(state.restartedAt(eventTimeMs), RunningDelay.NONE, NEVER);
  }

  private HighAlarm withDelay(RunningDelay running) {
    return running.equals(delay) ? this : new HighAlarm(state, running, lateHotArrivalMs);
  }

  private HighAlarm withLateHotArrival(long arrivalMs) {
    return arrivalMs == lateHotArrivalMs ? this : new HighAlarm(state, delay, arrivalMs);
  }

  private static Step quiet(HighAlarm next) {
    return new Step(next, Optional.empty());
  }
}
