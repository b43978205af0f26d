package id.suhu.core.sensor;

import id.suhu.core.Rules;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sensor S1, decided input by input, and its journal. */
public final class Watched {

  public static final SensorId S1 = new SensorId("S1");

  final List<AlarmEvent> events = new ArrayList<>();
  private SensorState state = SensorState.unknown(S1);
  private boolean statusDue;
  private long nextOffset;

  Watched(RuleBook book) {
    isUnder(book.forSensor(S1));
  }

  /** Under the rules that need no configuration. */
  public static Watched byDefault() {
    return new Watched(RuleBook.DEFAULT);
  }

  /** Under the same with delays of the rule {@code high}. */
  public static Watched withDelays(Duration onDelay, Duration offDelay) {
    Rule high = Rules.level("high", 80, 1, onDelay, offDelay);
    return new Watched(new RuleBook(List.of(high, Rule.SILENCE)));
  }

  /** A reading that arrives at once. */
  public Watched reads(long eventMs, double celsius) {
    return reads(eventMs, eventMs, celsius);
  }

  /** A reading that arrives later; the wall clock shows its arrival. */
  public Watched reads(long eventMs, long arrivalMs, double celsius) {
    return reads(eventMs, arrivalMs, celsius, Optional.empty(), false);
  }

  /** A reading with all that one can have. */
  public Watched reads(
      long eventMs,
      long arrivalMs,
      double celsius,
      Optional<String> machine,
      boolean clockSuspect) {
    Position position = new Position(0, nextOffset++);
    return meets(new Reading(S1, machine, eventMs, arrivalMs, celsius, clockSuspect, position));
  }

  /** A reading that was put into some partition, and perhaps comes from there late. */
  Watched reads(Position position, long eventMs, long arrivalMs, double celsius) {
    return meets(new Reading(S1, Optional.empty(), eventMs, arrivalMs, celsius, false, position));
  }

  private Watched meets(Reading reading) {
    return meets(new Input.Read(reading, reading.arrivalMs()));
  }

  /** Ten seconds without a reading. */
  public Watched fallsSilent(long wallMs) {
    return meets(new Input.Tick(10_000, wallMs));
  }

  /** A record that is no good reading. */
  public Watched isRejected() {
    return meets(new Input.Rejected());
  }

  /** Other rules apply from now on. */
  Watched isUnder(List<Rule> rules) {
    return meets(new Input.Rules(rules, 77_000));
  }

  /** Meets any input. */
  Watched meets(Input input) {
    Decision decision = SensorLogic.decide(state, input);
    state = decision.next();
    statusDue = decision.statusDue();
    events.addAll(decision.events());
    return this;
  }

  /** The state by now. */
  public SensorState state() {
    return state;
  }

  /** Whether the latest decision asked for a status at once. */
  boolean statusDue() {
    return statusDue;
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
