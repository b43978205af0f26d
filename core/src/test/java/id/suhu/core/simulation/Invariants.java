package id.suhu.core.simulation;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.Attention.Shelf;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Occurrence;
import id.suhu.core.sensor.Alarm;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.Quality;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.time.Now;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The invariants of every decision about one sensor. */
final class Invariants {

  private static final Set<EventType> ASKS_FOR_ACKNOWLEDGEMENT =
      EnumSet.of(EventType.RAISED, EventType.ESCALATED, EventType.RE_ALARMED);

  /** The number of each alarm's latest occurrence, by rule. */
  private final Map<String, Long> numbers = new HashMap<>();

  private boolean badRecord;

  void check(SensorState before, Input input, Decision decision) {
    SensorState after = decision.next();
    for (AlarmEvent event : decision.events()) {
      if (!(input instanceof Input.Rules)) {
        checkEvent(event);
      }
    }
    if (input instanceof Input.Rules || input instanceof Input.Lost) {
      checkRuleChange(before, decision);
    } else {
      require(rules(before).equals(rules(after)), "the rules changed by", input, "from", before);
      for (int i = 0; i < after.alarms().size(); i++) {
        checkAlarm(before.alarms().get(i), after.alarms().get(i), decision.events());
      }
    }
    if (input instanceof Input.Command command) {
      checkAnswer(before, command, decision);
    }
    if (input instanceof Input.Tick || input instanceof Input.Due) {
      require(
          decision.events().stream().noneMatch(event -> event.type() == EventType.CLEARED),
          "time alone cleared an alarm:",
          decision.events());
    }
    checkCounts(before, input, after);
    checkQuality(input, after);
    require(
        decision.statusDue()
            || (decision.events().isEmpty() && before.quality() == after.quality()),
        "no status is due after",
        input,
        decision);
  }

  private static List<String> rules(SensorState state) {
    return state.alarms().stream().map(alarm -> alarm.rule().name()).toList();
  }

  /** Checks an alarm's transitions by an input: each one has an event. */
  private static void checkAlarm(Alarm before, Alarm after, List<AlarmEvent> events) {
    boolean active = before.state().active();
    boolean acknowledged = before.state().acknowledged();
    boolean journalled = false;
    for (AlarmEvent event : events) {
      if (event.rule().equals(after.rule().name())) {
        EventType type = event.type();
        require(!active || type != EventType.RAISED, "raised while active:", event);
        require(active || type != EventType.CLEARED, "cleared while not active:", event);
        active = type == EventType.RAISED || (active && type != EventType.CLEARED);
        acknowledged =
            type == EventType.ACKNOWLEDGED
                || (acknowledged && !ASKS_FOR_ACKNOWLEDGEMENT.contains(type));
        require(event.state().active() == active, "wrongly active or not:", event);
        require(
            event.state().acknowledged() == acknowledged, "wrongly acknowledged or not:", event);
        journalled = true;
      }
    }
    require(
        after.state().active() == active && after.state().acknowledged() == acknowledged,
        before,
        "changed without an event to",
        after);
    require(
        journalled
            || (after.shown() == before.shown()
                && after.state().name() == before.state().name()
                && number(after.state().occurrence()).equals(number(before.state().occurrence()))),
        before,
        "changed without an event to",
        after);
  }

  private static Optional<Long> number(Optional<Occurrence> occurrence) {
    return occurrence.map(Occurrence::number);
  }

  /** Checks that a raise is a new occurrence, and that any other event belongs to the latest. */
  private void checkEvent(AlarmEvent event) {
    Optional<Long> number = number(event.state().occurrence());
    Optional<Long> latest = Optional.ofNullable(numbers.get(event.rule()));
    if (event.type() == EventType.RAISED) {
      require(
          number.isPresent() && latest.map(known -> known < number.get()).orElse(true),
          "not a new occurrence, the latest is",
          latest,
          event);
      numbers.put(event.rule(), number.get());
    } else {
      require(number.equals(latest), "the latest occurrence is", latest, "not that of", event);
    }
  }

  /** Checks that an alarm that is not at rest continues or has an event. */
  private void checkRuleChange(SensorState before, Decision decision) {
    for (Alarm alarm : before.alarms()) {
      String name = alarm.rule().name();
      boolean atRest = !alarm.state().needsAttention() && !alarm.attention().isSuppressed();
      boolean journalled = decision.events().stream().anyMatch(event -> event.rule().equals(name));
      Optional<Alarm> same =
          decision.next().alarms().stream()
              .filter(each -> each.rule().name().equals(name))
              .filter(each -> each.state().name() == alarm.state().name())
              .filter(each -> each.shown() == alarm.shown())
              .findFirst();
      require(
          atRest || journalled || same.isPresent(),
          alarm,
          "vanished without an event from",
          decision.next());
    }
    // The number of a removed alarm may occur again under a new rule of its name.
    numbers.clear();
    for (Alarm alarm : decision.next().alarms()) {
      number(alarm.state().occurrence()).ifPresent(last -> numbers.put(alarm.rule().name(), last));
    }
  }

  /** Checks that a command has one answer, and that a refused one changes nothing else. */
  private static void checkAnswer(SensorState before, Input.Command input, Decision decision) {
    List<AlarmEvent> events = decision.events();
    SensorState after = decision.next();
    String id = input.command().id();
    if (before.commandIds().contains(id)) {
      require(events.isEmpty() && after.equals(before), "answered twice:", input);
      return;
    }
    require(
        events.size() == 1
            && events.get(0).operator().filter(one -> one.commandId().equals(id)).isPresent(),
        input,
        "has the answer",
        events);
    require(after.commandIds().contains(id), input, "is not remembered in", after);
    boolean refused = events.get(0).type() == EventType.REFUSED;
    require(
        refused == events.get(0).operator().orElseThrow().refusal().isPresent(),
        "refused without a reason, or the reverse:",
        events);
    require(!refused || after.alarms().equals(before.alarms()), "refused, but it changed", before);
    require(
        events.get(0).type() != EventType.RESET || !events.get(0).state().active(),
        "reset while active:",
        events);
  }

  private static void checkCounts(SensorState before, Input input, SensorState after) {
    if (!(input instanceof Input.Lost)) {
      int read = input instanceof Input.Read ? 1 : 0;
      long late = after.lateReadings() - before.lateReadings();
      require(
          after.readings() == before.readings() + read && late >= 0 && late <= read,
          "counted wrongly:",
          before,
          after);
    }
  }

  private void checkQuality(Input input, SensorState after) {
    if (input instanceof Input.Read read) {
      badRecord = !after.isPlausible(read.reading());
    } else if (input instanceof Input.Rejected || input instanceof Input.Lost) {
      badRecord = input instanceof Input.Rejected;
    }
    boolean silent =
        after.alarms().stream()
            .anyMatch(alarm -> alarm.condition().watchesSilence() && alarm.state().active());
    Quality expected = badRecord ? Quality.BAD : silent ? Quality.STALE : Quality.GOOD;
    require(after.quality() == expected, "the quality is not", expected, "in", after);
  }

  /** Checks, after the deadlines, that every shelving ends after its duration at the latest. */
  void checkShelves(SensorState state, Now now) {
    for (Alarm alarm : state.alarms()) {
      Optional<Shelf> shelf = alarm.attention().shelf();
      if (shelf.isPresent()) {
        long leftMs = shelf.get().untilMs() - now.steadyMs();
        require(leftMs > 0 && leftMs <= shelf.get().durationMs(), "shelved too long:", alarm, now);
      }
    }
  }

  /** Forgets the alarms of a lost state. */
  void forget() {
    numbers.clear();
  }

  static void require(boolean holds, Object... otherwise) {
    if (!holds) {
      throw new AssertionError(
          Arrays.stream(otherwise).map(Object::toString).collect(Collectors.joining(" ")));
    }
  }
}
