package id.suhu.core.sensor;

import id.suhu.core.Rules;
import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.LevelRule;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.SensorRules;
import id.suhu.core.rule.SilenceRule;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The sensor S1, judged input by input, and its journal. */
final class Watched {

  static final SensorId S1 = new SensorId("S1");

  final List<AlarmEvent> events = new ArrayList<>();
  SensorLogic logic;
  SensorState state;
  private long nextOffset;
  private int nextCommand;

  Watched(Rule... rules) {
    logic = logic(rules);
    state = logic.unknown();
  }

  static SensorLogic logic(Rule... rules) {
    return new SensorLogic(new SensorRules(List.of(rules)), RuleBook.A_SHIFT);
  }

  static Watched byDefault() {
    return new Watched(LevelRule.DEFAULT_HIGH, SilenceRule.DEFAULT);
  }

  static Watched withDelays(Duration onDelay, Duration offDelay) {
    return new Watched(Rules.delayed(Rules.high(80), onDelay, offDelay), SilenceRule.DEFAULT);
  }

  /** A reading that arrives at once. */
  Watched reads(long eventMs, double celsius) {
    return reads(eventMs, eventMs, celsius);
  }

  Watched reads(long eventMs, long arrivalMs, double celsius) {
    return reads(eventMs, arrivalMs, celsius, Optional.empty(), false);
  }

  Watched reads(
      long eventMs,
      long arrivalMs,
      double celsius,
      Optional<String> machine,
      boolean clockSuspect) {
    Position position = new Position(0, nextOffset++);
    return take(
        logic.judge(
            state, new Reading(S1, machine, eventMs, arrivalMs, celsius, clockSuspect, position)));
  }

  Watched fallsSilent(long wallMs) {
    return take(logic.silent(S1, state, wallMs));
  }

  Watched isHeard(long wallMs) {
    return take(logic.heard(S1, state, wallMs));
  }

  Watched isRejected() {
    return take(logic.rejected(state));
  }

  /** A command of its own, at a time that every clock shows. */
  Watched asks(String rule, Action action, long nowMs) {
    AlarmCommand command =
        new AlarmCommand(
            "c" + nextCommand++, action, rule, OptionalLong.empty(), "budi", "bearing is new");
    return asks(command, new Now(nowMs, nowMs));
  }

  Watched asks(AlarmCommand command, Now now) {
    return take(logic.command(S1, state, command, now));
  }

  Watched elapses(Now now) {
    return take(logic.elapsed(S1, state, now));
  }

  /** The same sensor after a restart, under rules that may be others. */
  Watched restarts(Now now, Rule... rules) {
    StoredState stored = SensorStateBytes.read(SensorStateBytes.write(state, logic.rules()));
    logic = logic(rules);
    return take(logic.adopt(S1, stored, now));
  }

  private Watched take(Decision decision) {
    state = decision.next();
    events.addAll(decision.events());
    return this;
  }

  /** An event for each line: {@code raised high 1000}, with the event time. */
  List<String> journal() {
    return events.stream()
        .map(event -> event.type().code() + " " + event.rule() + " " + event.eventTimeMs())
        .toList();
  }

  AlarmEvent lastEvent() {
    return events.get(events.size() - 1);
  }

  Alarm alarm(String rule) {
    for (int i = 0; i < state.alarms().size(); i++) {
      if (logic.rules().rules().get(i).name().equals(rule)) {
        return state.alarms().get(i);
      }
    }
    throw new IllegalArgumentException("no rule " + rule);
  }

  /** The number of the alarm's latest occurrence. */
  OptionalLong number(String rule) {
    return OptionalLong.of(alarm(rule).state().occurrence().orElseThrow().number());
  }

  AlarmState high() {
    return alarm("high").state();
  }

  AlarmState silence() {
    return alarm("silence").state();
  }
}
