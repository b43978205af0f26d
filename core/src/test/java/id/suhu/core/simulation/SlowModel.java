package id.suhu.core.simulation;

import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Severity;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.condition.Level;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.AlarmStatus;
import id.suhu.core.sensor.LatestReading;
import id.suhu.core.sensor.Quality;
import id.suhu.core.sensor.SensorStatus;
import id.suhu.core.time.Now;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A slow reference model of one sensor. It keeps all readings and the facts of the journal, and
 * derives every decision from them; it has no state that follows along. Written from the design,
 * not from the code under test.
 */
final class SlowModel {

  private SlowSensor sensor;

  SlowModel(SensorId id, RuleBook book) {
    sensor = new SlowSensor(id, book.longestShelving());
    SlowRules.of(book, id).forEach(rule -> sensor.alarms.add(new SlowAlarm(0, rule)));
  }

  /** Returns the events that the journal must contain since the last call. */
  List<AlarmEvent> newEvents() {
    return sensor.journal.newEvents();
  }

  Seen read(Reading reading, Now now) {
    sensor.n++;
    return SlowEvaluation.read(sensor, reading, now);
  }

  void reject(Now now) {
    sensor.n++;
    sensor.badRecord = true;
    if (!sensor.known) {
      sensor.hears(now.steadyMs());
    }
  }

  void tick(Now now) {
    sensor.n++;
    SlowDeadlines.tick(sensor, now);
  }

  void command(AlarmCommand command, long arrivedMs, Now now) {
    sensor.n++;
    SlowCommands.command(sensor, command, arrivedMs, now);
  }

  /** The engine starts again: silence counts from there. */
  void restart(RuleBook book, Now now) {
    sensor.heardMs = now.steadyMs();
    change(book, now);
  }

  /**
   * Other rules apply. An alarm continues under the rule of its name and kind, or else under
   * another one of its kind that would have no alarm; otherwise it ends. The end of an alarm of
   * this name and a changed rule are journalled unless the alarm is at rest.
   */
  void change(RuleBook book, Now now) {
    sensor.n++;
    sensor.longestShelving = book.longestShelving();
    List<Rule> rules = SlowRules.of(book, sensor.id);
    List<SlowAlarm> before = sensor.alarms;
    for (SlowAlarm alarm : before) {
      if (rules.stream().noneMatch(rule -> isNamed(alarm, rule)) && isNoticed(alarm)) {
        sensor.journal.removed(alarm, now.wallMs());
      }
    }
    List<SlowAlarm> left = new ArrayList<>(before);
    left.removeIf(alarm -> rules.stream().anyMatch(rule -> isNamed(alarm, rule)));
    sensor.alarms = new ArrayList<>();
    List<SlowAlarm> changed = new ArrayList<>();
    for (Rule rule : rules) {
      Optional<SlowAlarm> known =
          before.stream()
              .filter(alarm -> isNamed(alarm, rule))
              .findFirst()
              .or(() -> heir(left, rule));
      known.ifPresent(left::remove);
      SlowAlarm alarm = known.orElseGet(() -> new SlowAlarm(sensor.n, rule));
      sensor.alarms.add(alarm);
      if (!alarm.rule().equals(rule)) {
        comeUnder(rule, alarm, now);
        changed.add(alarm);
      }
    }
    for (SlowAlarm alarm : changed) {
      if (isNoticed(alarm)) {
        sensor.journal.byTime(EventType.RULE_CHANGED, alarm, now.wallMs());
      }
    }
  }

  /** Of the alarms without a rule, an active one comes first, then one that is not at rest. */
  private static Optional<SlowAlarm> heir(List<SlowAlarm> left, Rule rule) {
    return left.stream()
        .filter(alarm -> isOfKind(alarm, rule))
        .max(
            Comparator.comparing(SlowAlarm::isActive)
                .thenComparing(SlowModel::isNoticed)
                .thenComparing(left::indexOf, Comparator.reverseOrder()));
  }

  /** An active alarm keeps its level if the rule has it, and gets its severity. */
  private void comeUnder(Rule rule, SlowAlarm alarm, Now now) {
    boolean atSecond = alarm.isAtSecond();
    alarm.isUnder(sensor.n, rule);
    if (alarm.isActive()) {
      Severity first = rule.condition().severity();
      sensor.changed(
          EventType.RULE_CHANGED,
          alarm,
          atSecond ? alarm.second().map(Level::severity).orElse(first) : first,
          now.wallMs(),
          now.steadyMs());
    }
  }

  private static boolean isNamed(SlowAlarm alarm, Rule rule) {
    return isOfKind(alarm, rule) && alarm.name().equals(rule.name());
  }

  private static boolean isOfKind(SlowAlarm alarm, Rule rule) {
    return alarm.condition().kind() == rule.condition().kind();
  }

  private static boolean isNoticed(SlowAlarm alarm) {
    return alarm.isOpen() || alarm.isSuppressed();
  }

  /** The state is lost: everything starts again, which is journalled for every alarm. */
  void lose(Now now) {
    SlowSensor before = sensor;
    sensor = new SlowSensor(before.id, before.longestShelving);
    sensor.known = before.known;
    sensor.heardMs = now.steadyMs();
    for (SlowAlarm alarm : before.alarms) {
      SlowAlarm anew = new SlowAlarm(0, alarm.rule());
      sensor.alarms.add(anew);
      sensor.journal.byTime(EventType.STATE_LOST, anew, now.wallMs());
    }
  }

  SensorStatus status() {
    Optional<LatestReading> latest =
        sensor
            .readings
            .newest()
            .map(
                newest ->
                    new LatestReading(
                        newest.eventMs(),
                        newest.reading.celsius(),
                        sensor.readings.isNewestSuspect()));
    boolean silent = sensor.silence().filter(SlowAlarm::isActive).isPresent();
    Quality quality = silent ? Quality.STALE : Quality.GOOD;
    return new SensorStatus(
        sensor.id,
        sensor.readings.machine(),
        latest,
        sensor.badRecord ? Quality.BAD : quality,
        sensor.readings.count(),
        sensor.readings.lateCount(),
        sensor.alarms.stream().map(SlowAlarm::name).toList(),
        sensor.alarms.stream()
            .filter(alarm -> alarm.isOpen() && !alarm.isSuppressed())
            .map(this::status)
            .toList());
  }

  private AlarmStatus status(SlowAlarm alarm) {
    var occurrence = sensor.journal.occurrence(alarm).orElseThrow();
    return new AlarmStatus(
        alarm.name(),
        SlowJournal.shown(alarm).code(),
        alarm.isActive(),
        alarm.isAcknowledged(),
        alarm.severity(),
        occurrence.number(),
        occurrence.raisedMs());
  }
}
