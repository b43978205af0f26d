package id.suhu.core.sensor;

import id.suhu.core.Rules;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.AlarmState;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sensor S1, which processes inputs one by one, with its journal. */
public final class Watched {

  public static final SensorId S1 = new SensorId("S1");

  final List<AlarmEvent> events = new ArrayList<>();
  private SensorState state = SensorState.unknown(S1);
  private boolean statusDue;
  private long nextOffset;

  /** Creates the sensor under the rules of a book. */
  public Watched(RuleBook book) {
    isUnder(book.forSensor(S1));
  }

  /** Returns the sensor under the default rules. */
  public static Watched byDefault() {
    return new Watched(RuleBook.DEFAULT);
  }

  /** Returns the sensor under the default rules with delays for the rule {@code high}. */
  public static Watched withDelays(Duration onDelay, Duration offDelay) {
    Rule high = Rules.level("high", 80, 1, onDelay, offDelay);
    return new Watched(RuleBook.forAll(List.of(high, Rule.SILENCE)));
  }

  /** Processes a reading that arrives immediately. */
  public Watched reads(long eventMs, double celsius) {
    return reads(eventMs, eventMs, celsius);
  }

  /** Processes a reading that arrives later; the wall clock is at its arrival. */
  public Watched reads(long eventMs, long arrivalMs, double celsius) {
    return reads(eventMs, arrivalMs, celsius, Optional.empty(), false);
  }

  /** Processes a reading with all properties. */
  public Watched reads(
      long eventMs,
      long arrivalMs,
      double celsius,
      Optional<String> machine,
      boolean clockSuspect) {
    Position position = new Position(0, nextOffset++);
    return process(new Reading(S1, machine, eventMs, arrivalMs, celsius, clockSuspect, position));
  }

  /** Processes a reading from a given position. */
  Watched reads(Position position, long eventMs, long arrivalMs, double celsius) {
    return process(new Reading(S1, Optional.empty(), eventMs, arrivalMs, celsius, false, position));
  }

  private Watched process(Reading reading) {
    return process(new Input.Read(reading, reading.arrivalMs()));
  }

  /** Processes ten seconds without a reading. */
  public Watched fallsSilent(long wallMs) {
    return process(new Input.Tick(10_000, wallMs));
  }

  /** Processes a rejected record. */
  public Watched isRejected() {
    return process(new Input.Rejected());
  }

  /** Processes an operator's command. */
  public Watched receives(AlarmCommand command, Now now) {
    return process(new Input.Command(command, now.wallMs(), RuleBook.A_SHIFT, now));
  }

  /** Checks deadlines at a later time. */
  Watched waits(Now now) {
    return process(new Input.Due(now));
  }

  /** Changes the rules. */
  Watched isUnder(List<Rule> rules) {
    return process(new Input.Rules(rules, 77_000));
  }

  /** Processes an input. */
  public Watched process(Input input) {
    Decision decision = SensorLogic.decide(state, input);
    state = decision.next();
    statusDue = decision.statusDue();
    events.addAll(decision.events());
    return this;
  }

  /** Returns the current state. */
  public SensorState state() {
    return state;
  }

  /** Returns whether the latest decision requested a status at once. */
  boolean statusDue() {
    return statusDue;
  }

  /** Returns one line per event, such as {@code raised high 1000}, with the event time. */
  List<String> journal() {
    return events.stream()
        .map(event -> event.type().code() + " " + event.rule() + " " + event.eventTimeMs())
        .toList();
  }

  AlarmEvent lastEvent() {
    return events.get(events.size() - 1);
  }

  Alarm alarm(String rule) {
    return state.alarms().stream()
        .filter(alarm -> alarm.rule().name().equals(rule))
        .findFirst()
        .orElseThrow();
  }

  AlarmState high() {
    return state.alarms().get(0).state();
  }

  AlarmState silence() {
    return state.alarms().get(1).state();
  }
}
