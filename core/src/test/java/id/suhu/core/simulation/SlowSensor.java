package id.suhu.core.simulation;

import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Severity;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.reading.SensorId;
import id.suhu.core.simulation.SlowAlarm.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the slow model knows about a sensor: its whole history, in lists. */
final class SlowSensor {

  /** A tick of the engine, with its number among all inputs. */
  record Tick(long n, long steadyMs) {}

  final SensorId id;
  final SlowReadings readings = new SlowReadings();
  final SlowJournal journal;
  final List<Tick> ticks = new ArrayList<>();

  /** The ids of all commands. */
  final List<String> commands = new ArrayList<>();

  List<SlowAlarm> alarms = new ArrayList<>();
  Duration longestShelving;

  /** The number of the current input. */
  long n;

  /** Whether a record has arrived. */
  boolean known;

  /** When the latest good record arrived, or the engine started, by the steady clock. */
  long heardMs;

  /** Whether the latest record was rejected or outside the rated range. */
  boolean badRecord;

  SlowSensor(SensorId id, Duration longestShelving) {
    this.id = id;
    this.longestShelving = longestShelving;
    this.journal = new SlowJournal(id, readings);
  }

  Optional<SlowAlarm> alarm(String rule) {
    return alarms.stream().filter(alarm -> alarm.name().equals(rule)).findFirst();
  }

  Optional<SlowAlarm> silence() {
    return alarms.stream().filter(alarm -> alarm.condition().watchesSilence()).findFirst();
  }

  void hears(long steadyMs) {
    known = true;
    heardMs = steadyMs;
  }

  void raised(SlowAlarm alarm, Severity severity, long sinceMs, long eventMs, long steadyMs) {
    long number =
        alarm
            .last(EventType.RAISED)
            .map(before -> Math.max(eventMs, before.number() + 1))
            .orElse(eventMs);
    alarm.add(
        new Fact(
            n,
            EventType.RAISED,
            steadyMs,
            eventMs,
            sinceMs,
            severity,
            number,
            alarm.rule(),
            Optional.empty()));
  }

  void changed(EventType type, SlowAlarm alarm, Severity severity, long eventMs, long steadyMs) {
    alarm.add(new Fact(n, type, steadyMs, eventMs, 0, severity, 0, alarm.rule(), Optional.empty()));
  }

  void commanded(EventType type, SlowAlarm alarm, AlarmCommand command, long steadyMs) {
    alarm.add(
        new Fact(n, type, steadyMs, 0, 0, alarm.severity(), 0, alarm.rule(), Optional.of(command)));
  }

  /** Adds an event for every active alarm but the silence alarm. */
  void tellOthers(EventType type, SlowAlarm silence, long wallMs) {
    for (SlowAlarm alarm : alarms) {
      if (alarm != silence && alarm.isActive()) {
        journal.byTime(type, alarm, wallMs);
      }
    }
  }
}
