package id.suhu.core.simulation;

import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Condition;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RangeCondition;
import id.suhu.core.condition.RateCondition;
import id.suhu.core.reading.Reading;
import id.suhu.core.simulation.SlowAlarm.Fact;
import id.suhu.core.time.Now;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The slow model's evaluation of a reading, from all readings before it. */
final class SlowEvaluation {

  private static final long TEN_SECONDS_MS = 10_000;

  private final SlowSensor sensor;
  private final Now now;

  private SlowEvaluation(SlowSensor sensor, Now now) {
    this.sensor = sensor;
    this.now = now;
  }

  static Seen read(SlowSensor sensor, Reading reading, Now now) {
    return new SlowEvaluation(sensor, now).read(reading);
  }

  private Seen read(Reading reading) {
    boolean plausible =
        sensor.alarms.stream()
            .noneMatch(
                alarm ->
                    alarm.condition() instanceof RangeCondition range
                        && (reading.celsius() < range.lowestCelsius()
                            || reading.celsius() > range.highestCelsius()));
    sensor.badRecord = !plausible;
    if (plausible || !sensor.known) {
      sensor.hears(now.steadyMs());
    }
    if (plausible) {
      endSilence();
    }
    Seen seen = sensor.readings.add(sensor.n, reading, plausible);
    if (seen.isLate()) {
      sensor.alarms.forEach(alarm -> late(alarm, seen));
      return seen;
    }
    if (seen.startsAnew()) {
      // The clock belongs to the sensor: one alarm has the event.
      sensor.alarms.stream()
          .filter(alarm -> !alarm.condition().watchesSilence())
          .findFirst()
          .or(() -> sensor.alarms.stream().findFirst())
          .ifPresent(alarm -> sensor.journal.byReading(EventType.CLOCK_SET_BACK, alarm, seen));
    }
    for (SlowAlarm alarm : sensor.alarms) {
      if (alarm.condition() instanceof RateCondition limit && seen.isEvaluated()) {
        seen.rates.put(
            alarm.name(),
            SlowRate.perMinute(limit.rate(), sensor.readings.backTo(alarm.ruleSince())));
      }
      if (SlowLimits.concerns(alarm.condition(), seen)) {
        evaluate(alarm, seen);
      }
    }
    return seen;
  }

  private void endSilence() {
    Optional<SlowAlarm> silence = sensor.silence().filter(SlowAlarm::isActive);
    if (silence.isPresent()) {
      change(EventType.CLEARED, silence.get(), silence.get().severity(), now.wallMs());
      sensor.journal.byTime(EventType.CLEARED, silence.get(), now.wallMs());
      sensor.tellOthers(EventType.FRESH, silence.get(), now.wallMs());
      sensor.n++;
    }
  }

  private void evaluate(SlowAlarm alarm, Seen seen) {
    Severity first = alarm.condition().severity();
    Optional<Severity> second = alarm.second().map(Level::severity);
    if (!alarm.isActive()) {
      if (hasHeld(SlowLimits.BEYOND, alarm, seen)) {
        boolean further = second.isPresent() && hasHeld(SlowLimits.BEYOND_THE_SECOND, alarm, seen);
        long sinceMs = held(SlowLimits.BEYOND, alarm).get(0).eventMs();
        sensor.raised(
            alarm, further ? second.get() : first, sinceMs, seen.eventMs(), now.steadyMs());
        sensor.journal.byReading(EventType.RAISED, alarm, seen);
      }
    } else if (hasHeld(SlowLimits.BACK, alarm, seen)) {
      tell(EventType.CLEARED, alarm, alarm.severity(), seen);
    } else if (second.isPresent() && !alarm.isAtSecond()) {
      if (hasHeld(SlowLimits.BEYOND_THE_SECOND, alarm, seen)) {
        tell(EventType.ESCALATED, alarm, second.get(), seen);
      }
    } else if (second.isPresent() && hasHeld(SlowLimits.BACK_FROM_THE_SECOND, alarm, seen)) {
      tell(EventType.DEESCALATED, alarm, first, seen);
    }
  }

  private void tell(EventType type, SlowAlarm alarm, Severity severity, Seen seen) {
    change(type, alarm, severity, seen.eventMs());
    sensor.journal.byReading(type, alarm, seen);
  }

  private void change(EventType type, SlowAlarm alarm, Severity severity, long eventMs) {
    sensor.changed(type, alarm, severity, eventMs, now.steadyMs());
  }

  /** Returns whether this has been true for the delay, up to the latest reading. */
  private boolean hasHeld(SlowLimits what, SlowAlarm alarm, Seen seen) {
    List<Seen> held = held(what, alarm);
    if (held.isEmpty()) {
      return false;
    }
    long heldMs =
        seen.slow
            // The earliest by the broker's clock: if that was set back, the delay counts from
            // there.
            ? seen.arrivalMs() - held.stream().mapToLong(Seen::arrivalMs).min().orElseThrow()
            : seen.eventMs() - held.get(0).eventMs();
    return heldMs >= what.delay(alarm.condition()).toMillis();
  }

  /** Returns the latest readings in a row for which this is true; the oldest first. */
  private List<Seen> held(SlowLimits what, SlowAlarm alarm) {
    Condition condition = alarm.condition();
    List<Seen> held = new ArrayList<>();
    for (Seen seen : sensor.readings.backTo(alarm.ruleSince())) {
      if (SlowLimits.concerns(condition, seen)) {
        if (!what.holds(alarm.name(), condition, seen)) {
          break;
        }
        held.add(0, seen);
      }
      if (seen.startsAnew()) {
        break;
      }
    }
    return held;
  }

  /**
   * A late reading is an excursion unless the latest occurrence spans its time and has reached its
   * level.
   */
  private void late(SlowAlarm alarm, Seen seen) {
    if (seen.plausible
        && alarm.condition() instanceof LevelCondition limits
        && SlowLimits.BEYOND.holds(limits.level(), seen)) {
      Level exceeded = SlowLimits.exceeded(limits, seen);
      boolean inside = sensor.journal.includes(alarm, seen.eventMs());
      if (!inside || !hasReached(alarm, limits, exceeded)) {
        if (!isInARun(alarm, limits.level(), seen)) {
          sensor.journal.lateExcursion(alarm, exceeded, seen);
        }
        seen.excursions.add(alarm.name());
      }
    }
  }

  /**
   * Returns whether the latest occurrence has reached a level: it has the level's severity now, or
   * it was raised at it, escalated to it or de-escalated from it under this rule and this clock.
   */
  private boolean hasReached(SlowAlarm alarm, LevelCondition limits, Level level) {
    if (level.equals(limits.level()) || alarm.severity().compareTo(level.severity()) >= 0) {
      return true;
    }
    Fact raised = alarm.last(EventType.RAISED).orElseThrow();
    long from = Math.max(raised.n(), alarm.ruleSince());
    for (Seen seen : sensor.readings.anew()) {
      from = Math.max(from, seen.n);
    }
    boolean atRaise = raised.n() >= from && raised.severity() == level.severity();
    long since = from;
    return atRaise
        || alarm
            .last(EventType.ESCALATED, EventType.DEESCALATED)
            .filter(change -> change.n() >= since)
            .isPresent();
  }

  /** Returns whether a late excursion not long before belongs to the same run. */
  private boolean isInARun(SlowAlarm alarm, Level level, Seen latest) {
    for (Seen seen : sensor.readings.backTo(alarm.ruleSince())) {
      if (seen.startsAnew()) {
        return false;
      }
      if (seen != latest && seen.isLate() && seen.plausible) {
        if (seen.excursions.contains(alarm.name())) {
          return Math.abs(latest.arrivalMs() - seen.arrivalMs()) <= TEN_SECONDS_MS;
        }
        if (SlowLimits.BACK.holds(level, seen)) {
          return false;
        }
      }
    }
    return false;
  }
}
