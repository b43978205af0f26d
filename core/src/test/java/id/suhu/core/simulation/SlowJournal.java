package id.suhu.core.simulation;

import id.suhu.core.alarm.ActiveAcknowledged;
import id.suhu.core.alarm.ActiveUnacknowledged;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.EndedOccurrence;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.LatchedAcknowledged;
import id.suhu.core.alarm.LatchedUnacknowledged;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.Operator;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.alarm.ReturnedUnacknowledged;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.reading.SensorId;
import id.suhu.core.simulation.SlowAlarm.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The journal that the slow model expects: its events, derived from facts and readings. */
final class SlowJournal {

  private final SensorId id;
  private final SlowReadings readings;
  private List<AlarmEvent> events = new ArrayList<>();

  SlowJournal(SensorId id, SlowReadings readings) {
    this.id = id;
    this.readings = readings;
  }

  /** Returns the events since the last call. */
  List<AlarmEvent> newEvents() {
    if (events.isEmpty()) {
      return List.of();
    }
    List<AlarmEvent> fresh = events;
    events = new ArrayList<>();
    return fresh;
  }

  /** Adds an event caused by a reading. */
  void byReading(EventType type, SlowAlarm alarm, Seen seen) {
    // Readings outside the rated range do not change which machine the sensor belongs to.
    boolean names = seen.isEvaluated();
    add(
        type,
        alarm,
        alarm.severity(),
        limit(alarm),
        names ? seen.reading.machine().or(readings::machine) : readings.machine(),
        OptionalDouble.of(seen.reading.celsius()),
        seen.eventMs(),
        Optional.empty());
  }

  /** Adds the event of a late reading beyond a limit. */
  void lateExcursion(SlowAlarm alarm, Level exceeded, Seen seen) {
    add(
        EventType.LATE_EXCURSION,
        alarm,
        exceeded.severity(),
        Optional.of(Limit.celsius(exceeded.limitCelsius())),
        readings.machine(),
        OptionalDouble.of(seen.reading.celsius()),
        seen.eventMs(),
        Optional.empty());
  }

  /** Adds an event caused by the wall clock or the rules. */
  void byTime(EventType type, SlowAlarm alarm, long wallMs) {
    withoutReading(type, alarm, wallMs, Optional.empty());
  }

  /** Adds the event of an alarm whose rule was removed. */
  void removed(SlowAlarm alarm, long wallMs) {
    Optional<EndedOccurrence> past =
        occurrence(alarm)
            .map(raised -> new EndedOccurrence(raised, clearedMs(alarm).orElse(wallMs)));
    events.add(
        new AlarmEvent(
            EventType.RULE_CHANGED,
            id,
            readings.machine(),
            alarm.name(),
            alarm.condition().text(),
            alarm.severity(),
            new Normal(past),
            StateName.NORMAL,
            latestCelsius(),
            firstLimit(alarm),
            wallMs,
            readings.position(),
            Optional.empty()));
  }

  /** Adds the answer to a command. */
  void answer(
      EventType type,
      SlowAlarm alarm,
      AlarmCommand command,
      OptionalLong shelvedUntilMs,
      Optional<Refusal> refusal,
      long wallMs) {
    Operator operator =
        new Operator(command.user(), command.comment(), command.id(), shelvedUntilMs, refusal);
    withoutReading(type, alarm, wallMs, Optional.of(operator));
  }

  /** Adds the answer to a command to an alarm that does not exist. */
  void answerUnknown(AlarmCommand command, long wallMs) {
    Refusal refusal = Refusal.unknownAlarm(new AlarmId(id, command.rule()));
    events.add(
        new AlarmEvent(
            EventType.REFUSED,
            id,
            readings.machine(),
            command.rule(),
            refusal.text(),
            Severity.LOW,
            Normal.NEVER_RAISED,
            StateName.NORMAL,
            OptionalDouble.empty(),
            Optional.empty(),
            wallMs,
            readings.position(),
            Optional.of(
                new Operator(
                    command.user(),
                    command.comment(),
                    command.id(),
                    OptionalLong.empty(),
                    Optional.of(refusal)))));
  }

  private void withoutReading(
      EventType type, SlowAlarm alarm, long wallMs, Optional<Operator> operator) {
    add(
        type,
        alarm,
        alarm.severity(),
        limit(alarm),
        readings.machine(),
        latestCelsius(),
        wallMs,
        operator);
  }

  private void add(
      EventType type,
      SlowAlarm alarm,
      Severity severity,
      Optional<Limit> limit,
      Optional<String> machine,
      OptionalDouble celsius,
      long eventMs,
      Optional<Operator> operator) {
    events.add(
        new AlarmEvent(
            type,
            id,
            machine,
            alarm.name(),
            operator.flatMap(Operator::refusal).map(Refusal::text).orElse(alarm.condition().text()),
            severity,
            state(alarm),
            shown(alarm),
            celsius,
            limit,
            eventMs,
            readings.position(),
            operator));
  }

  private OptionalDouble latestCelsius() {
    return readings.newest().stream().mapToDouble(seen -> seen.reading.celsius()).findFirst();
  }

  private static Optional<Limit> limit(SlowAlarm alarm) {
    return alarm.isAtSecond()
        ? alarm.second().map(level -> Limit.celsius(level.limitCelsius()))
        : firstLimit(alarm);
  }

  private static Optional<Limit> firstLimit(SlowAlarm alarm) {
    if (alarm.condition() instanceof LevelCondition limits) {
      return Optional.of(Limit.celsius(limits.level().limitCelsius()));
    }
    return alarm.condition() instanceof RateCondition limit
        ? Optional.of(new Limit(limit.rate().limitPerMinute(), Limit.Unit.CELSIUS_PER_MINUTE))
        : Optional.empty();
  }

  static StateName shown(SlowAlarm alarm) {
    if (alarm.isOutOfService()) {
      return StateName.OUT_OF_SERVICE;
    }
    if (alarm.isShelved()) {
      return StateName.SHELVED;
    }
    if (alarm.isActive()) {
      return alarm.isAcknowledged()
          ? StateName.ACTIVE_ACKNOWLEDGED
          : StateName.ACTIVE_UNACKNOWLEDGED;
    }
    if (alarm.isLatched()) {
      return alarm.isAcknowledged()
          ? StateName.LATCHED_ACKNOWLEDGED
          : StateName.LATCHED_UNACKNOWLEDGED;
    }
    return alarm.isAcknowledged() ? StateName.NORMAL : StateName.RETURNED_UNACKNOWLEDGED;
  }

  private AlarmState state(SlowAlarm alarm) {
    Optional<Occurrence> occurrence = occurrence(alarm);
    if (occurrence.isEmpty()) {
      return Normal.NEVER_RAISED;
    }
    Occurrence raised = occurrence.get();
    if (alarm.isActive()) {
      return alarm.isAcknowledged()
          ? new ActiveAcknowledged(raised)
          : new ActiveUnacknowledged(raised);
    }
    EndedOccurrence ended = new EndedOccurrence(raised, clearedMs(alarm).orElseThrow());
    if (alarm.isLatched()) {
      return alarm.isAcknowledged()
          ? new LatchedAcknowledged(ended)
          : new LatchedUnacknowledged(ended);
    }
    return alarm.isAcknowledged()
        ? new Normal(Optional.of(ended))
        : new ReturnedUnacknowledged(ended);
  }

  private static Optional<Long> clearedMs(SlowAlarm alarm) {
    return alarm.isActive() ? Optional.empty() : alarm.last(EventType.CLEARED).map(Fact::eventMs);
  }

  Optional<Occurrence> occurrence(SlowAlarm alarm) {
    return alarm
        .last(EventType.RAISED)
        .map(
            raised ->
                new Occurrence(
                    raised.number(), alarm.severity(), startMs(alarm, raised), raised.eventMs()));
  }

  /**
   * Returns the start of the latest occurrence by event time. If evaluation started anew while the
   * alarm was active, the occurrence starts there.
   */
  private long startMs(SlowAlarm alarm, Fact raised) {
    long startMs = raised.sinceMs();
    if (!alarm.condition().watchesSilence()) {
      for (Seen seen : readings.anew()) {
        if (seen.n > raised.n() && seen.n <= alarm.endOfLatest()) {
          startMs = seen.eventMs();
        }
      }
    }
    return startMs;
  }

  /** Returns whether the latest occurrence includes an event time. */
  boolean includes(SlowAlarm alarm, long eventMs) {
    Optional<Fact> raised = alarm.last(EventType.RAISED);
    return raised.isPresent()
        && eventMs >= startMs(alarm, raised.get())
        && eventMs <= clearedMs(alarm).orElse(Long.MAX_VALUE);
  }
}
