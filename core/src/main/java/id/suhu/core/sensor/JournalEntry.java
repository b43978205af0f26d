package id.suhu.core.sensor;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.Refusal;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.MeasuredRule;
import id.suhu.core.rule.RateRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.time.Now;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Makes the journal's events. */
final class JournalEntry {

  private JournalEntry() {}

  /** What a reading has done to an alarm. */
  static AlarmEvent ofReading(
      EventType type, Rule rule, Alarm alarm, Reading reading, Optional<String> machine) {
    return event(
        type,
        reading.sensor(),
        machine,
        rule,
        alarm,
        OptionalDouble.of(reading.celsius()),
        reading.eventTimeMs(),
        reading.position());
  }

  /** What the wall clock has done. */
  static AlarmEvent ofTime(
      EventType type, SensorId sensor, SensorState state, Rule rule, Alarm alarm, long wallMs) {
    return event(
        type, sensor, state.machine(), rule, alarm, latest(state), wallMs, state.position());
  }

  /** What an operator has done. */
  static AlarmEvent ofCommand(
      EventType type,
      SensorId sensor,
      SensorState state,
      Rule rule,
      Alarm alarm,
      AlarmCommand command,
      Now now) {
    AlarmEvent plain = ofTime(type, sensor, state, rule, alarm, now.wallMs());
    OptionalLong until =
        alarm
            .suppression()
            .shelf()
            .filter(shelf -> type == EventType.SHELVED)
            .map(shelf -> OptionalLong.of(now.wallMsAt(shelf.untilMs())))
            .orElseGet(OptionalLong::empty);
    return answered(plain, command, Optional.empty(), until);
  }

  /** What an operator has not done. */
  static AlarmEvent ofRefusal(
      SensorId sensor,
      SensorState state,
      Rule rule,
      Alarm alarm,
      AlarmCommand command,
      Refusal refusal,
      Now now) {
    AlarmEvent plain = ofTime(EventType.REFUSED, sensor, state, rule, alarm, now.wallMs());
    return answered(plain, command, Optional.of(refusal), OptionalLong.empty());
  }

  /** An alarm whose rule is gone. */
  static AlarmEvent ofGoneRule(SensorId sensor, SensorState state, StoredAlarm gone, long wallMs) {
    return new AlarmEvent(
        EventType.RULE_CHANGED,
        sensor,
        state.machine(),
        gone.rule(),
        gone.kind().text(),
        gone.severity(),
        StateName.NORMAL,
        false,
        true,
        occurrence(gone.alarm()),
        latest(state),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        wallMs,
        state.position(),
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private static AlarmEvent event(
      EventType type,
      SensorId sensor,
      Optional<String> machine,
      Rule rule,
      Alarm alarm,
      OptionalDouble celsius,
      long eventTimeMs,
      Position position) {
    return new AlarmEvent(
        type,
        sensor,
        machine,
        rule.name(),
        rule.text(),
        rule.severity(alarm.level()),
        alarm.shownState(),
        alarm.state().active(),
        alarm.state().acknowledged(),
        occurrence(alarm),
        celsius,
        limit(rule, alarm, celsius),
        rule instanceof RateRule rate ? alarm.perMinute(rate) : OptionalDouble.empty(),
        eventTimeMs,
        position,
        Optional.empty(),
        Optional.empty(),
        OptionalLong.empty());
  }

  private static AlarmEvent answered(
      AlarmEvent event, AlarmCommand command, Optional<Refusal> refusal, OptionalLong until) {
    return new AlarmEvent(
        event.type(),
        event.sensor(),
        event.machine(),
        event.rule(),
        refusal.map(Refusal::text).orElse(event.text()),
        event.severity(),
        event.state(),
        event.active(),
        event.acknowledged(),
        event.occurrence(),
        event.temperatureCelsius(),
        event.limit(),
        event.ratePerMinute(),
        event.eventTimeMs(),
        event.position(),
        Optional.of(command),
        refusal,
        until);
  }

  /** A cleared alarm is back from its first limit, whatever its level was. */
  private static OptionalDouble limit(Rule rule, Alarm alarm, OptionalDouble celsius) {
    return rule instanceof MeasuredRule measured
        ? OptionalDouble.of(
            measured.limit(alarm.state().active() ? alarm.level() : 1, celsius.orElse(0)))
        : OptionalDouble.empty();
  }

  private static OptionalLong occurrence(Alarm alarm) {
    Optional<Occurrence> occurrence = alarm.state().occurrence();
    return occurrence.isPresent()
        ? OptionalLong.of(occurrence.get().number())
        : OptionalLong.empty();
  }

  private static OptionalDouble latest(SensorState state) {
    return state
        .latest()
        .map(latest -> OptionalDouble.of(latest.celsius()))
        .orElseGet(OptionalDouble::empty);
  }
}
