package id.suhu.core.alarm;

import id.suhu.core.reading.Reading;
import id.suhu.core.rule.HighRule;
import java.util.Optional;

/**
 * The alarm of a high rule.
 *
 * @param state where it stands
 * @param timerSinceMs event time at which the running delay began (the on-delay of an inactive
 *     alarm, the off-delay of an active one), or {@link #NEVER}
 * @param lateHotArrivalMs arrival of the last late reading above the limit in a run of them, or
 *     {@link #NEVER}
 */
public record HighAlarm(AlarmState state, long timerSinceMs, long lateHotArrivalMs)
    implements Alarm {

  /** Stands for a time that is not set: no reading can carry it. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Never raised, nothing running. */
  public static final HighAlarm INITIAL =
      new HighAlarm(AlarmState.Normal.NEVER_RAISED, NEVER, NEVER);

  /** A run of late readings ends when none above the limit has arrived for this long. */
  private static final long LATE_RUN_GAP_MS = 10_000;

  /** What a reading did: the alarm after it, and the event where there is one. */
  public record Step(HighAlarm next, Optional<EventType> event) {}

  /** Judges a reading that is not older than those before it. */
  public Step judge(HighRule rule, Reading reading) {
    return state instanceof AlarmState.Active active
        ? judgeActive(active, rule, reading)
        : judgeInactive((AlarmState.Inactive) state, rule, reading);
  }

  private Step judgeInactive(AlarmState.Inactive inactive, HighRule rule, Reading reading) {
    if (!rule.isAbove(reading.celsius())) {
      return quiet(withTimer(NEVER));
    }
    long now = reading.eventTimeMs();
    long since = timerSinceMs == NEVER ? now : timerSinceMs;
    if (now - since < rule.onDelay().toMillis()) {
      return quiet(withTimer(since));
    }
    HighAlarm raised = new HighAlarm(inactive.raise(since, now), NEVER, lateHotArrivalMs);
    return new Step(raised, Optional.of(EventType.RAISED));
  }

  private Step judgeActive(AlarmState.Active active, HighRule rule, Reading reading) {
    if (!rule.isBack(reading.celsius())) {
      return quiet(withTimer(NEVER));
    }
    long now = reading.eventTimeMs();
    long since = timerSinceMs == NEVER ? now : timerSinceMs;
    if (now - since < rule.offDelay().toMillis()) {
      return quiet(withTimer(since));
    }
    HighAlarm cleared = new HighAlarm(active.clear(now), NEVER, lateHotArrivalMs);
    return new Step(cleared, Optional.of(EventType.CLEARED));
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
    return new HighAlarm(state.restartedAt(eventTimeMs), NEVER, NEVER);
  }

  private HighAlarm withTimer(long sinceMs) {
    return sinceMs == timerSinceMs ? this : new HighAlarm(state, sinceMs, lateHotArrivalMs);
  }

  private HighAlarm withLateHotArrival(long arrivalMs) {
    return arrivalMs == lateHotArrivalMs ? this : new HighAlarm(state, timerSinceMs, arrivalMs);
  }

  private static Step quiet(HighAlarm next) {
    return new Step(next, Optional.empty());
  }
}
