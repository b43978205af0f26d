package id.suhu.core.condition;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.reading.Reading;
import java.time.Duration;
import java.util.Optional;

/**
 * A reading is outside the range for which the sensor is rated: a fault of the sensor or its
 * wiring, which says nothing about the machine. No other rule evaluates such a reading. The range
 * is the <em>instrument range</em> of OPC UA Part 8.
 *
 * @param lowestCelsius °C, the lowest rated temperature
 * @param highestCelsius °C, the highest rated temperature
 * @param offDelay how long, in event time, all readings must be inside the range before the alarm
 *     is cleared
 * @param severity severity of the alarm
 * @param delay the running delay, or {@link RunningDelay#NONE}
 */
public record RangeCondition(
    double lowestCelsius,
    double highestCelsius,
    Duration offDelay,
    Severity severity,
    RunningDelay delay)
    implements Condition {

  private static final AlarmText TEXT =
      new AlarmText("Pembacaan di luar rentang sensor", "Reading outside the sensor's rated range");

  /**
   * @throws IllegalArgumentException if a number is not finite, the range is empty or the delay is
   *     negative
   */
  public RangeCondition {
    if (!Double.isFinite(lowestCelsius)
        || !Double.isFinite(highestCelsius)
        || lowestCelsius >= highestCelsius) {
      throw new IllegalArgumentException(
          "rated range is %s °C to %s °C; it must be finite and not empty"
              .formatted(lowestCelsius, highestCelsius));
    }
    if (offDelay.isNegative()) {
      throw new IllegalArgumentException(
          "delay is %s; it must not be negative".formatted(offDelay));
    }
  }

  /** Creates the condition before any reading. */
  public RangeCondition(
      double lowestCelsius, double highestCelsius, Duration offDelay, Severity severity) {
    this(lowestCelsius, highestCelsius, offDelay, severity, RunningDelay.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.RANGE;
  }

  @Override
  public AlarmText text() {
    return TEXT;
  }

  /** Returns an empty value: the range has two limits. */
  @Override
  public Optional<Limit> limit(AlarmState alarm) {
    return Optional.empty();
  }

  @Override
  public RangeCondition fresh() {
    return new RangeCondition(lowestCelsius, highestCelsius, offDelay, severity);
  }

  @Override
  public boolean isImplausible(Reading reading) {
    return reading.celsius() < lowestCelsius || reading.celsius() > highestCelsius;
  }

  @Override
  public Verdict evaluate(AlarmState alarm, Reading reading, boolean slowClock) {
    if (isImplausible(reading)) {
      return alarm.active()
          ? withDelay(RunningDelay.NONE)
          : Verdict.signal(
              new Signal.Holds(severity, reading.eventTimeMs(), reading.eventTimeMs()));
    }
    if (!alarm.active()) {
      return Verdict.NOTHING;
    }
    RunningDelay running = delay.at(reading);
    return running.isOver(offDelay, reading, slowClock)
        ? withDelay(RunningDelay.NONE).and(new Signal.Gone(reading.eventTimeMs()))
        : withDelay(running);
  }

  private Verdict withDelay(RunningDelay running) {
    return running.equals(delay)
        ? Verdict.NOTHING
        : Verdict.remember(
            new RangeCondition(lowestCelsius, highestCelsius, offDelay, severity, running));
  }
}
