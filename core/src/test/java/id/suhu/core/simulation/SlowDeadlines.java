package id.suhu.core.simulation;

import static id.suhu.core.alarm.EventType.ACKNOWLEDGED;
import static id.suhu.core.alarm.EventType.DEESCALATED;
import static id.suhu.core.alarm.EventType.ESCALATED;
import static id.suhu.core.alarm.EventType.IN_SERVICE;
import static id.suhu.core.alarm.EventType.OUT_OF_SERVICE;
import static id.suhu.core.alarm.EventType.RAISED;
import static id.suhu.core.alarm.EventType.RE_ALARMED;
import static id.suhu.core.alarm.EventType.SHELVED;
import static id.suhu.core.alarm.EventType.STALE;
import static id.suhu.core.alarm.EventType.UNSHELVED;

import id.suhu.core.alarm.EventType;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.simulation.SlowAlarm.Fact;
import id.suhu.core.simulation.SlowSensor.Tick;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What the slow model expects of time alone: silence, the end of shelvings, reminders. */
final class SlowDeadlines {

  private final SlowSensor sensor;
  private final Now now;

  private SlowDeadlines(SlowSensor sensor, Now now) {
    this.sensor = sensor;
    this.now = now;
  }

  static void tick(SlowSensor sensor, Now now) {
    SlowDeadlines deadlines = new SlowDeadlines(sensor, now);
    deadlines.silence();
    sensor.n++;
    sensor.alarms.forEach(deadlines::deadline);
    sensor.ticks.add(new Tick(sensor.n, now.steadyMs()));
  }

  private void silence() {
    Optional<SlowAlarm> silence = sensor.silence();
    if (sensor.known
        && silence.isPresent()
        && !silence.get().isActive()
        && silence.get().condition() instanceof SilenceCondition condition
        && now.steadyMs() - sensor.heardMs >= condition.after().toMillis()) {
      sensor.raised(
          silence.get(), condition.severity(), now.wallMs(), now.wallMs(), now.steadyMs());
      sensor.journal.byTime(RAISED, silence.get(), now.wallMs());
      sensor.tellOthers(STALE, silence.get(), now.wallMs());
    }
  }

  private void deadline(SlowAlarm alarm) {
    if (alarm.isShelved() && isOver(alarm.last(SHELVED).orElseThrow())) {
      happens(UNSHELVED, alarm);
    } else if (asksAgain(alarm)) {
      happens(RE_ALARMED, alarm);
    }
  }

  private void happens(EventType type, SlowAlarm alarm) {
    sensor.changed(type, alarm, alarm.severity(), now.wallMs(), now.steadyMs());
    sensor.journal.byTime(type, alarm, now.wallMs());
  }

  /** Returns whether a shelving is over; also if the clock was set to a time before it. */
  private boolean isOver(Fact shelved) {
    Shelve shelve = (Shelve) shelved.command().orElseThrow().action();
    long agoMs = now.steadyMs() - shelved.steadyMs();
    return agoMs >= shelve.duration().toMillis() || agoMs < 0;
  }

  private boolean asksAgain(SlowAlarm alarm) {
    Optional<Duration> after = alarm.rule().reAlarm();
    if (after.isEmpty() || !alarm.isActive() || alarm.isSuppressed()) {
      return false;
    }
    long askedMs = askedMs(alarm);
    return askedMs <= now.steadyMs() && now.steadyMs() - askedMs >= after.get().toMillis();
  }

  /**
   * Returns since when the alarm has asked for attention: the latest reminder or acknowledgement,
   * or the first tick after it began to ask under the current rule. If the clock was set to a time
   * before, the first tick after that counts. The current tick may be that tick.
   */
  private long askedMs(SlowAlarm alarm) {
    Fact begin =
        alarm
            .last(RAISED, ESCALATED, DEESCALATED, SHELVED, UNSHELVED, OUT_OF_SERVICE, IN_SERVICE)
            .orElseThrow();
    long beginN = Math.max(begin.n(), alarm.ruleSince());
    Optional<Fact> noticed = alarm.last(RE_ALARMED, ACKNOWLEDGED).filter(fact -> fact.n() > beginN);
    long askedMs = noticed.map(Fact::steadyMs).orElse(Long.MAX_VALUE);
    List<Tick> ticks = sensor.ticks;
    for (int i = firstAfter(noticed.map(Fact::n).orElse(beginN)); i < ticks.size(); i++) {
      askedMs = Math.min(askedMs, ticks.get(i).steadyMs());
    }
    return askedMs;
  }

  /** Returns the index of the first tick after an input. */
  private int firstAfter(long n) {
    int from = 0;
    int to = sensor.ticks.size();
    while (from < to) {
      int middle = (from + to) / 2;
      if (sensor.ticks.get(middle).n() > n) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }
}
