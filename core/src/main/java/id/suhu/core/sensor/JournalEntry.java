package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmId;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Operator;
import id.suhu.core.alarm.Refusal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.StateName;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.reading.Reading;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Creates the entries of the journal. */
final class JournalEntry {

  private JournalEntry() {}

  /** Returns the entry for an alarm changed by a reading. */
  static AlarmEvent ofReading(
      EventType type, Alarm after, Reading reading, Optional<String> machine) {
    return type == EventType.LATE_EXCURSION
        ? ofLateReading((LevelCondition) after.condition(), after, reading, machine)
        : ofReading(
            type,
            after,
            after.severity(),
            after.condition().limit(after.state()),
            reading,
            machine);
  }

  /** Returns the entry for a late reading, which is not part of what the alarm has reached. */
  private static AlarmEvent ofLateReading(
      LevelCondition condition, Alarm after, Reading reading, Optional<String> machine) {
    Level exceeded = condition.exceededBy(reading.celsius());
    Limit limit = Limit.celsius(exceeded.limitCelsius());
    return ofReading(
        EventType.LATE_EXCURSION, after, exceeded.severity(), Optional.of(limit), reading, machine);
  }

  private static AlarmEvent ofReading(
      EventType type,
      Alarm after,
      Severity severity,
      Optional<Limit> limit,
      Reading reading,
      Optional<String> machine) {
    return new AlarmEvent(
        type,
        reading.sensor(),
        machine,
        after.rule().name(),
        after.condition().text(),
        severity,
        after.state(),
        after.shown(),
        OptionalDouble.of(reading.celsius()),
        limit,
        reading.eventTimeMs(),
        reading.position(),
        Optional.empty());
  }

  /** Returns the entry for an alarm changed by the wall clock. */
  static AlarmEvent ofWallClock(EventType type, Alarm after, SensorState state, long wallMs) {
    return withoutReading(type, after, after.condition().text(), state, wallMs, Optional.empty());
  }

  /**
   * Returns the entry for a command.
   *
   * @param after the alarm after the command, or the unchanged one if the command is refused
   */
  static AlarmEvent ofCommand(
      EventType type,
      Alarm after,
      SensorState state,
      Input.Command input,
      Optional<Refusal> refusal) {
    return withoutReading(
        type,
        after,
        refusal.map(Refusal::text).orElse(after.condition().text()),
        state,
        input.now().wallMs(),
        Optional.of(operator(input.command(), shelvedUntilMs(type, after, input), refusal)));
  }

  /** Returns an entry with the sensor's latest reading. */
  private static AlarmEvent withoutReading(
      EventType type,
      Alarm after,
      AlarmText text,
      SensorState state,
      long wallMs,
      Optional<Operator> operator) {
    return new AlarmEvent(
        type,
        state.sensor(),
        state.machine(),
        after.rule().name(),
        text,
        after.severity(),
        after.state(),
        after.shown(),
        state.latest().isPresent()
            ? OptionalDouble.of(state.latest().get().celsius())
            : OptionalDouble.empty(),
        after.condition().limit(after.state()),
        wallMs,
        state.position(),
        operator);
  }

  private static OptionalLong shelvedUntilMs(EventType type, Alarm after, Input.Command input) {
    if (type != EventType.SHELVED) {
      return OptionalLong.empty();
    }
    long leftMs = after.attention().shelf().orElseThrow().untilMs() - input.now().steadyMs();
    return OptionalLong.of(input.now().wallMs() + leftMs);
  }

  /** Returns the entry for a command to an alarm that the sensor does not have. */
  static AlarmEvent ofUnknownAlarm(SensorState state, Input.Command input) {
    String rule = input.command().rule();
    Refusal refusal = Refusal.unknownAlarm(new AlarmId(state.sensor(), rule));
    return new AlarmEvent(
        EventType.REFUSED,
        state.sensor(),
        state.machine(),
        rule,
        refusal.text(),
        Severity.LOW,
        Normal.NEVER_RAISED,
        StateName.NORMAL,
        OptionalDouble.empty(),
        Optional.empty(),
        input.now().wallMs(),
        state.position(),
        Optional.of(operator(input.command(), OptionalLong.empty(), Optional.of(refusal))));
  }

  private static Operator operator(
      AlarmCommand command, OptionalLong shelvedUntilMs, Optional<Refusal> refusal) {
    return new Operator(command.user(), command.comment(), command.id(), shelvedUntilMs, refusal);
  }
}
