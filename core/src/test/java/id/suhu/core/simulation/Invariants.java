package id.suhu.core.simulation;

import id.suhu.core.alarm.Alarm;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Suppression.Shelf;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.SensorRules;
import id.suhu.core.sensor.Decision;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.StoredAlarm;
import id.suhu.core.sensor.StoredState;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What must be true of every decision about one sensor, whatever befalls it. */
final class Invariants {

  private static final Set<EventType> ASKS_ANEW =
      EnumSet.of(EventType.RAISED, EventType.ESCALATED, EventType.RE_ALARMED);

  /** How many of a sensor's latest commands are known again. */
  private static final int KNOWN_COMMANDS = 16;

  /** The number of the latest occurrence, by rule. */
  private final Map<String, Long> numbers = new HashMap<>();

  /** Since which tick an alarm was found shelved, by rule. */
  private final Map<String, Shelved> shelved = new HashMap<>();

  private record Shelved(Shelf shelf, long sinceMs) {}

  /** Of every decision but that at a restart. */
  void check(SensorRules rules, SensorState before, Decision decision) {
    for (int i = 0; i < rules.rules().size(); i++) {
      checkAlarm(
          rules.rules().get(i),
          before.alarms().get(i),
          decision.next().alarms().get(i),
          decision.events());
    }
    for (AlarmEvent event : decision.events()) {
      require(
          rules.rules().stream().anyMatch(rule -> rule.name().equals(event.rule())),
          "there is no rule for",
          event);
    }
  }

  private void checkAlarm(Rule rule, Alarm was, Alarm is, List<AlarmEvent> events) {
    boolean active = was.state().active();
    boolean acknowledged = was.state().acknowledged();
    boolean told = false;
    for (AlarmEvent event : events) {
      if (event.rule().equals(rule.name())) {
        EventType type = event.type();
        require(!active || type != EventType.RAISED, "raised while active:", event);
        require(active || type != EventType.CLEARED, "cleared, but not raised:", event);
        active = type == EventType.RAISED || (active && type != EventType.CLEARED);
        require(event.active() == active, "active, or not, by", event);
        acknowledged =
            type == EventType.ACKNOWLEDGED || (acknowledged && !ASKS_ANEW.contains(type));
        require(event.acknowledged() == acknowledged, "acknowledged, or not, by", event);
        require(isShownRight(event), "the state does not fit the rest of", event);
        require(
            event.refusal().isPresent() || event.text().equals(rule.text()),
            "a text that is not the rule's:",
            event);
        checkNumber(event);
        told = true;
      }
    }
    require(
        is.state().active() == active && is.state().acknowledged() == acknowledged,
        "without an event",
        was,
        "became",
        is);
    require(told || is.shownState() == was.shownState(), "without an event", was, "became", is);
  }

  private static boolean isShownRight(AlarmEvent event) {
    return switch (event.state()) {
      case NORMAL -> !event.active() && event.acknowledged();
      case ACTIVE_UNACKNOWLEDGED -> event.active() && !event.acknowledged();
      case ACTIVE_ACKNOWLEDGED -> event.active() && event.acknowledged();
      case RETURNED_UNACKNOWLEDGED, LATCHED_UNACKNOWLEDGED ->
          !event.active() && !event.acknowledged();
      case LATCHED_ACKNOWLEDGED -> !event.active() && event.acknowledged();
      case SHELVED, OUT_OF_SERVICE -> true;
    };
  }

  private void checkNumber(AlarmEvent event) {
    long latest = numbers.getOrDefault(event.rule(), Long.MIN_VALUE);
    long number = event.occurrence().orElse(Long.MIN_VALUE);
    if (event.type() == EventType.RAISED) {
      require(number > latest, "an occurrence that is not new:", event);
      numbers.put(event.rule(), number);
    } else {
      require(number == latest, "the latest occurrence is", latest, "and not that of", event);
    }
  }

  /** Of a decision about a command: it is answered once, and refused it changes nothing. */
  static void checkAnswer(SensorState before, AlarmCommand command, Decision decision) {
    List<AlarmEvent> events = decision.events();
    SensorState after = decision.next();
    if (before.commandIds().contains(command.id())) {
      require(events.isEmpty() && after.equals(before), "answered again:", command);
      return;
    }
    require(
        events.size() == 1 && events.get(0).command().filter(command::equals).isPresent(),
        command,
        "is answered by",
        events);
    List<String> ids = after.commandIds();
    require(
        ids.get(ids.size() - 1).equals(command.id())
            && ids.size() == Math.min(KNOWN_COMMANDS, before.commandIds().size() + 1),
        command,
        "is not remembered in",
        ids);
    boolean refused = events.get(0).type() == EventType.REFUSED;
    require(refused == events.get(0).refusal().isPresent(), "no reason, or one too many:", events);
    require(
        with(before, ids, refused ? before.alarms() : after.alarms()).equals(after),
        command,
        "made of",
        before,
        "this:",
        after);
  }

  /** At the end of a tick: what is shelved has time left, and is not shelved for too long. */
  void checkShelves(SensorRules rules, SensorState state, Duration longest, Now now) {
    for (int i = 0; i < state.alarms().size(); i++) {
      String rule = rules.rules().get(i).name();
      var shelf = state.alarms().get(i).suppression().shelf();
      if (shelf.isPresent()) {
        Shelved known = shelved.get(rule);
        if (known == null || !known.shelf().equals(shelf.get())) {
          known = new Shelved(shelf.get(), now.steadyMs());
          shelved.put(rule, known);
        }
        long sinceMs = known.sinceMs();
        require(
            shelf.get().untilMs() > now.steadyMs()
                && shelf.get().untilMs() <= sinceMs + longest.toMillis(),
            "shelved for too long since",
            sinceMs,
            "at",
            now,
            shelf);
      }
    }
  }

  /**
   * Of a restart: what was written down is what is read, and what goes on stands as it stood.
   *
   * @param stored what was read
   */
  void checkRestart(
      SensorRules then, SensorState before, StoredState stored, SensorRules now, Decision adopted) {
    require(
        stored.alarms().stream().map(StoredAlarm::alarm).toList().equals(before.alarms())
            && with(before, before.commandIds(), List.of()).equals(stored.state()),
        before,
        "is read as",
        stored);
    require(
        with(adopted.next(), before.commandIds(), before.alarms()).equals(before),
        before,
        "is adopted as",
        adopted);
    for (int i = 0; i < now.rules().size(); i++) {
      Rule rule = now.rules().get(i);
      Alarm is = adopted.next().alarms().get(i);
      Alarm was =
          stored.alarms().stream()
              .filter(a -> a.rule().equals(rule.name()) && a.kind() == rule.kind())
              .map(StoredAlarm::alarm)
              .findFirst()
              .orElse(Alarm.INITIAL);
      require(
          is.state().name() == was.state().name() && is.shownState() == was.shownState(),
          was,
          "is adopted as",
          is);
      require(
          !then.rules().contains(rule) || is.memory().equals(was.memory()),
          "under the same rule",
          was,
          "is adopted as",
          is);
    }
    Set<String> raisedBefore =
        stored.alarms().stream()
            .filter(
                a ->
                    now.rules().stream()
                        .anyMatch(rule -> rule.name().equals(a.rule()) && rule.kind() == a.kind()))
            .map(StoredAlarm::rule)
            .collect(Collectors.toSet());
    // A rule that is gone takes its alarm along: under its name another may begin anew.
    numbers.keySet().retainAll(raisedBefore);
    shelved.clear();
  }

  private static SensorState with(SensorState state, List<String> ids, List<Alarm> alarms) {
    return new SensorState(
        state.latest(),
        state.position(),
        state.machine(),
        state.bad(),
        state.lateSinceMs(),
        state.suspectUntilMs(),
        state.readings(),
        state.lateReadings(),
        ids,
        alarms);
  }

  static void require(boolean holds, Object... otherwise) {
    if (!holds) {
      throw new AssertionError(
          Arrays.stream(otherwise).map(Object::toString).collect(Collectors.joining(" ")));
    }
  }
}
