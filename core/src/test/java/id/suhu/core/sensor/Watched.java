package id.suhu.core.sensor;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.HighRule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.SilenceRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sensor S1, judged input by input, and its journal. */
final class Watched {

  static final SensorId S1 = new SensorId("S1");

  final SensorLogic logic;
  final List<AlarmEvent> events = new ArrayList<>();
  SensorState state;
  private long nextOffset;

  Watched(RuleBook book) {
    logic = new SensorLogic(book);
    state = logic.unknown();
  }

  static Watched byDefault() {
    return new Watched(RuleBook.DEFAULT);
  }

  static Watched withDelays(Duration onDelay, Duration offDelay) {
    HighRule high = new HighRule("high", 80, 1, onDelay, offDelay, Severity.HIGH);
    return new Watched(new RuleBook(List.of(high, SilenceRule.DEFAULT)));
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

  /** A reading that was put into some partition, and perhaps comes from there late. */
  Watched reads(Position position, long eventMs, long arrivalMs, double celsius) {
    return take(
        logic.judge(
            state,
            new Reading(S1, Optional.empty(), eventMs, arrivalMs, celsius, false, position)));
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

  AlarmState high() {
    return state.alarms().get(0).state();
  }

  AlarmState silence() {
    return state.alarms().get(1).state();
  }
}
