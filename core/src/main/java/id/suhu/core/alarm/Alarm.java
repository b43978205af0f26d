package id.suhu.core.alarm;

import id.suhu.core.alarm.Suppression.OutOfService;
import id.suhu.core.alarm.Suppression.Shelf;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.MeasuredRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is remembered of one sensor under one rule. Immutable; of a constant size.
 *
 * @param state where it stands
 * @param suppression what keeps it from asking for attention
 * @param alarmedMs when the active alarm last asked for attention, in steady milliseconds, or
 *     {@link Memory#NEVER} where that is not known yet
 * @param memory of the readings that the rule met
 */
public record Alarm(AlarmState state, Suppression suppression, long alarmedMs, Memory memory) {

  /** Never raised, nothing remembered. */
  public static final Alarm INITIAL =
      new Alarm(AlarmState.Normal.NEVER_RAISED, Suppression.NONE, Memory.NEVER, Memory.NONE);

  /** A run of late readings ends when none beyond the limit has arrived for this long. */
  private static final long LATE_RUN_GAP_MS = 10_000;

  /** What an input did: the alarm after it, and the event where there is one. */
  public record Step(Alarm next, Optional<EventType> event) {}

  /** The state that is shown: what suppresses the alarm before where it stands. */
  public StateName shownState() {
    if (suppression.outOfService().isPresent()) {
      return StateName.OUT_OF_SERVICE;
    }
    return suppression.shelf().isPresent() ? StateName.SHELVED : state.name();
  }

  /** Whether an operator has something to look at. */
  public boolean needsAttention() {
    return !suppression.any() && state.needsAttention();
  }

  /** Whether there is nothing to tell of it. */
  public boolean isAtRest() {
    return !suppression.any() && !state.needsAttention();
  }

  /** The level of its latest occurrence: 1 or 2; 0 if it was never raised. */
  public int level() {
    return state.occurrence().map(Occurrence::level).orElse(0);
  }

  /** How fast the temperature changes, °C per minute, as far as that is known. */
  public OptionalDouble perMinute(RateRule rule) {
    return memory.rate().perMinute(rule.window().toMillis());
  }

  /** Takes a reading, not older than those before it, in for a rate. */
  public Alarm measured(RateRule rule, Reading reading) {
    return withMemory(
        memory.withRate(
            memory
                .rate()
                .with(reading.eventTimeMs(), reading.celsius(), rule.window().toMillis())));
  }

  /**
   * Judges how a value stands to its rule's limits.
   *
   * @param beyond the furthest level that it is beyond; 0 for none
   * @param held the furthest level that it is not yet back from; 0 for none
   * @param nowMs event time, not before those judged before
   */
  public Step judge(MeasuredRule rule, int beyond, int held, long nowMs) {
    return state instanceof AlarmState.Active active
        ? judgeActive(active, rule, beyond, held, nowMs)
        : judgeInactive((AlarmState.Inactive) state, rule, beyond, nowMs);
  }

  private Step judgeInactive(
      AlarmState.Inactive inactive, MeasuredRule rule, int beyond, long nowMs) {
    long since = since(beyond >= 1, memory.sinceMs(), nowMs);
    long secondSince = since(beyond >= 2, memory.secondSinceMs(), nowMs);
    long onMs = rule.delays().onMs();
    if (!hasLasted(since, onMs, nowMs)) {
      return quiet(withMemory(memory.withDelays(since, secondSince)));
    }
    boolean second = hasLasted(secondSince, onMs, nowMs);
    AlarmState raised = inactive.raise(second ? 2 : 1, since, nowMs);
    Memory next = memory.withDelays(Memory.NEVER, second ? Memory.NEVER : secondSince);
    return new Step(
        new Alarm(raised, suppression, Memory.NEVER, next), Optional.of(EventType.RAISED));
  }

  private Step judgeActive(
      AlarmState.Active active, MeasuredRule rule, int beyond, int held, long nowMs) {
    boolean atSecond = active.raised().level() == 2;
    long since = since(held == 0, memory.sinceMs(), nowMs);
    long secondSince = since(atSecond ? held < 2 : beyond >= 2, memory.secondSinceMs(), nowMs);
    if (hasLasted(since, rule.delays().offMs(), nowMs)) {
      return new Step(cleared(rule, active, nowMs), Optional.of(EventType.CLEARED));
    }
    long delayMs = atSecond ? rule.delays().offMs() : rule.delays().onMs();
    if (!hasLasted(secondSince, delayMs, nowMs)) {
      return quiet(withMemory(memory.withDelays(since, secondSince)));
    }
    Memory next = memory.withDelays(since, Memory.NEVER);
    return atSecond
        ? new Step(
            new Alarm(active.deescalate(), suppression, alarmedMs, next),
            Optional.of(EventType.DEESCALATED))
        : new Step(
            new Alarm(active.escalate(), suppression, Memory.NEVER, next),
            Optional.of(EventType.ESCALATED));
  }

  private Alarm cleared(Rule rule, AlarmState.Active active, long clearedMs) {
    AlarmState inactive =
        rule.handling().latching() ? active.latch(clearedMs) : active.clear(clearedMs);
    return new Alarm(
        inactive, suppression, Memory.NEVER, memory.withDelays(Memory.NEVER, Memory.NEVER));
  }

  /** The condition holds, without a delay and at the first level. */
  public Alarm raised(AlarmState.Inactive inactive, long nowMs) {
    return new Alarm(inactive.raise(1, nowMs, nowMs), suppression, Memory.NEVER, memory);
  }

  /** The condition is gone, without a delay. */
  public Alarm ended(Rule rule, AlarmState.Active active, long nowMs) {
    return cleared(rule, active, nowMs);
  }

  private static long since(boolean condition, long sinceMs, long nowMs) {
    if (!condition) {
      return Memory.NEVER;
    }
    return sinceMs == Memory.NEVER ? nowMs : sinceMs;
  }

  private static boolean hasLasted(long sinceMs, long delayMs, long nowMs) {
    return sinceMs != Memory.NEVER && nowMs - sinceMs >= delayMs;
  }

  /**
   * Takes note of a reading that is older than one judged before. It never moves the state; a run
   * beyond the limit that the journal does not know of yet gives one event.
   */
  public Step late(LevelRule rule, Reading reading) {
    if (rule.held(reading.celsius()) == 0) {
      return quiet(withMemory(memory.withLateArrival(Memory.NEVER)));
    }
    if (rule.beyond(reading.celsius()) == 0 || state.covers(reading.eventTimeMs())) {
      return quiet(this);
    }
    long lastMs = memory.lateArrivalMs();
    boolean sameRun =
        lastMs != Memory.NEVER && Math.abs(reading.arrivalMs() - lastMs) <= LATE_RUN_GAP_MS;
    Alarm next = withMemory(memory.withLateArrival(reading.arrivalMs()));
    return sameRun ? quiet(next) : new Step(next, Optional.of(EventType.LATE_EXCURSION));
  }

  /**
   * The alarm for a sensor whose event time starts anew: what counts event time counts again.
   *
   * @param eventTimeMs of the first reading that is judged anew
   */
  public Alarm restartedAt(long eventTimeMs) {
    return new Alarm(state.restartedAt(eventTimeMs), suppression, alarmedMs, Memory.NONE);
  }

  /**
   * The alarm under a rule of the same name and kind that says something else now: delays begin
   * anew, and a level that is no more is left.
   *
   * @param levels how many limits the rule has
   */
  public Alarm under(int levels) {
    AlarmState kept =
        level() > levels && state instanceof AlarmState.Active active ? active.deescalate() : state;
    return new Alarm(kept, suppression, alarmedMs, Memory.NONE);
  }

  /** The alarm after a time in which nobody could measure how long it lasted. */
  public Alarm resumed(long latestUntilMs, long nowMs) {
    Suppression capped =
        suppression.shelf().filter(shelf -> shelf.untilMs() > latestUntilMs).isPresent()
            ? suppression.withShelf(
                suppression
                    .shelf()
                    .map(shelf -> new Shelf(shelf.user(), shelf.reason(), latestUntilMs)))
            : suppression;
    long alarmed = Math.min(alarmedMs, nowMs);
    return capped.equals(suppression) && alarmed == alarmedMs
        ? this
        : new Alarm(state, capped, alarmed, memory);
  }

  /** Somebody has taken note. */
  public Alarm acknowledged(AlarmState.Unacknowledged unacknowledged) {
    return withState(unacknowledged.acknowledge());
  }

  /** The machine was looked at. */
  public Alarm reset(AlarmState.Latched latched) {
    return withState(latched.reset());
  }

  /** Puts the alarm aside for a time, or takes it back. */
  public Alarm withShelf(Optional<Shelf> shelf) {
    return withSuppression(suppression.withShelf(shelf));
  }

  /** Puts the alarm aside, or takes it back. */
  public Alarm withOutOfService(Optional<OutOfService> outOfService) {
    return withSuppression(suppression.withOutOfService(outOfService));
  }

  /** When it last asked for attention is known now. */
  public Alarm alarmedAt(long steadyMs) {
    return new Alarm(state, suppression, steadyMs, memory);
  }

  /** Asks for attention again. */
  public Alarm reAlarmed(AlarmState.Active active, long steadyMs) {
    return new Alarm(active.reAlarm(), suppression, steadyMs, memory);
  }

  private Alarm withState(AlarmState other) {
    return new Alarm(other, suppression, alarmedMs, memory);
  }

  private Alarm withSuppression(Suppression other) {
    return new Alarm(state, other.any() ? other : Suppression.NONE, alarmedMs, memory);
  }

  private Alarm withMemory(Memory other) {
    return other.equals(memory) ? this : new Alarm(state, suppression, alarmedMs, other);
  }

  private static Step quiet(Alarm next) {
    return new Step(next, Optional.empty());
  }
}
