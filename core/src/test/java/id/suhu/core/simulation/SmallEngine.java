package id.suhu.core.simulation;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.condition.Condition;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.SensorStatus;
import id.suhu.core.stored.SensorStateBytes;
import id.suhu.core.time.DueWheel;
import id.suhu.core.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A minimal engine: states, a wheel, and core's decisions. Checks the {@link Invariants} of every
 * decision.
 */
final class SmallEngine {

  /** How often sensors without a deadline are checked too: nothing may happen. */
  private static final long CHECK_MS = 10 * Scenario.TICK_MS;

  private final Map<SensorId, Slot> slots = new LinkedHashMap<>();
  private RuleBook book;
  private DueWheel<Slot> wheel = new DueWheel<>();

  /** The steady clock at the latest input. */
  private long steadyMs;

  private static final class Slot {
    final SensorId id;
    final Invariants invariants = new Invariants();
    final List<Input> inputs = new ArrayList<>();
    List<AlarmEvent> events = new ArrayList<>();
    SensorState state;

    /** Whether a record has arrived. */
    boolean known;

    boolean watched;

    /** Since when the sensor's silence counts, by the steady clock. */
    long receivedMs;

    Slot(SensorId id) {
      this.id = id;
      this.state = SensorState.unknown(id);
    }
  }

  SmallEngine(RuleBook book, List<SensorId> ids, long wallMs) {
    this.book = book;
    for (SensorId id : ids) {
      Slot slot = new Slot(id);
      slots.put(id, slot);
      decide(slot, rules(slot, wallMs));
    }
  }

  /** Returns a sensor's events since the last call. */
  List<AlarmEvent> newEvents(SensorId id) {
    Slot slot = slot(id);
    if (slot.events.isEmpty()) {
      return List.of();
    }
    List<AlarmEvent> events = slot.events;
    slot.events = new ArrayList<>();
    return events;
  }

  SensorStatus status(SensorId id) {
    return SensorStatus.of(slot(id).state);
  }

  /** Returns all inputs of a sensor's state, as core got them. */
  List<Input> inputs(SensorId id) {
    return slot(id).inputs;
  }

  /** Returns the number of an alarm's latest occurrence. */
  OptionalLong occurrence(SensorId id, String rule) {
    return slot(id).state.alarms().stream()
        .filter(alarm -> alarm.rule().name().equals(rule))
        .flatMap(alarm -> alarm.state().occurrence().stream())
        .mapToLong(occurrence -> occurrence.number())
        .findFirst();
  }

  void read(Reading reading, Now now) {
    steadyMs = now.steadyMs();
    Slot slot = slot(reading.sensor());
    know(slot, now);
    if (slot.state.isPlausible(reading)) {
      slot.receivedMs = now.steadyMs();
    }
    decide(slot, new Input.Read(reading, now.wallMs()));
  }

  void reject(SensorId id, Now now) {
    steadyMs = now.steadyMs();
    Slot slot = slot(id);
    know(slot, now);
    decide(slot, new Input.Rejected());
  }

  void command(SensorId id, AlarmCommand command, long arrivedMs, Now now) {
    steadyMs = now.steadyMs();
    decide(slot(id), new Input.Command(command, arrivedMs, book.longestShelving(), now));
  }

  void tick(Now now) {
    steadyMs = now.steadyMs();
    for (Slot slot : wheel.due(now.steadyMs(), Integer.MAX_VALUE, SmallEngine::dueMs)) {
      slot.watched = false;
      decide(slot, new Input.Tick(now.steadyMs() - slot.receivedMs, now.wallMs()));
    }
    for (Slot slot : slots.values()) {
      SensorState before = slot.state;
      boolean isDue = before.dueMs(now.steadyMs()) <= now.steadyMs();
      if (isDue || Math.floorMod(now.steadyMs(), CHECK_MS) == 0) {
        decide(slot, new Input.Due(now));
        Invariants.require(
            isDue != slot.state.equals(before), "due or not at", now, before, "became", slot.state);
      }
      slot.invariants.checkShelves(slot.state, now);
    }
  }

  void restart(RuleBook other, Now now) {
    SensorStateBytes bytes = new SensorStateBytes(book);
    for (Slot slot : slots.values()) {
      SensorState restored = bytes.read(slot.id, bytes.write(slot.state));
      Invariants.require(
          restored.equals(slot.state), slot.state, "was restored from bytes as", restored);
      slot.state = restored;
      slot.receivedMs = now.steadyMs();
    }
    change(other, now);
  }

  void change(RuleBook other, Now now) {
    book = other;
    for (Slot slot : slots.values()) {
      decide(slot, rules(slot, now.wallMs()));
    }
    // A rule may have a shorter silence than the one before.
    wheel = new DueWheel<>();
    for (Slot slot : slots.values()) {
      slot.watched = false;
      watch(slot);
    }
  }

  void lose(SensorId id, Now now) {
    Slot slot = slot(id);
    slot.receivedMs = now.steadyMs();
    slot.invariants.forget();
    decide(slot, new Input.Lost(book.forSensor(id), now.wallMs()));
  }

  private Slot slot(SensorId id) {
    return Optional.ofNullable(slots.get(id)).orElseThrow();
  }

  private Input rules(Slot slot, long wallMs) {
    return new Input.Rules(book.forSensor(slot.id), wallMs);
  }

  private void know(Slot slot, Now now) {
    if (!slot.known) {
      slot.known = true;
      slot.receivedMs = now.steadyMs();
    }
  }

  private void decide(Slot slot, Input input) {
    SensorState before = slot.state;
    Decision decision = SensorLogic.decide(before, input);
    slot.invariants.check(before, input, decision);
    checkDeadline(before, input, decision);
    slot.inputs.add(input);
    slot.state = decision.next();
    slot.events.addAll(decision.events());
    watch(slot);
  }

  /** An engine asks for the next deadline only after these. */
  private void checkDeadline(SensorState before, Input input, Decision decision) {
    boolean asked =
        !decision.events().isEmpty()
            || input instanceof Input.Due
            || input instanceof Input.Rules
            || input instanceof Input.Lost;
    Invariants.require(
        asked || decision.next().dueMs(steadyMs) == before.dueMs(steadyMs),
        "deadline changed without an event by",
        input,
        before,
        "became",
        decision.next());
  }

  private void watch(Slot slot) {
    if (slot.known && !slot.watched && slot.state.tickAfterMs() != Condition.NO_TICK) {
      slot.watched = true;
      wheel.watch(slot, dueMs(slot));
    }
  }

  private static long dueMs(Slot slot) {
    long afterMs = slot.state.tickAfterMs();
    if (afterMs == Condition.NO_TICK) {
      // The wheel drops it.
      slot.watched = false;
      return DueWheel.NEVER;
    }
    return slot.receivedMs + afterMs;
  }
}
