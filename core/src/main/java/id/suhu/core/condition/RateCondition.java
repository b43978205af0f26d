package id.suhu.core.condition;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import id.suhu.core.reading.Reading;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The temperature changes faster than a limit. While the sensor's clock is slow, no rate is known:
 * an alarm keeps its state, and the window starts again afterwards.
 *
 * @param rate the limit
 * @param window the readings of the latest window
 * @param delay the running delay, or {@link RunningDelay#NONE}
 */
public record RateCondition(Rate rate, RateWindow window, RunningDelay delay) implements Condition {

  private static final AlarmText RISE =
      new AlarmText("Suhu naik terlalu cepat", "Temperature rising too fast");
  private static final AlarmText FALL =
      new AlarmText("Suhu turun terlalu cepat", "Temperature falling too fast");

  /** Creates the condition before any reading. */
  public RateCondition(Rate rate) {
    this(rate, RateWindow.EMPTY, RunningDelay.NONE);
  }

  @Override
  public Kind kind() {
    return rate.side() == Side.HIGH ? Kind.RISE : Kind.FALL;
  }

  @Override
  public AlarmText text() {
    return rate.side() == Side.HIGH ? RISE : FALL;
  }

  @Override
  public Severity severity() {
    return rate.severity();
  }

  @Override
  public Optional<Limit> limit(AlarmState alarm) {
    return Optional.of(new Limit(rate.limitPerMinute(), Limit.Unit.CELSIUS_PER_MINUTE));
  }

  @Override
  public RateCondition fresh() {
    return new RateCondition(rate);
  }

  @Override
  public Verdict evaluate(AlarmState alarm, Reading reading, boolean slowClock) {
    if (slowClock) {
      return window.isEmpty() && !delay.isRunning() ? Verdict.NOTHING : Verdict.remember(fresh());
    }
    long windowMs = rate.window().toMillis();
    RateWindow moved = window.with(reading.eventTimeMs(), reading.celsius(), windowMs);
    OptionalDouble perMinute = moved.perMinute();
    boolean changes =
        perMinute.isPresent()
            && (alarm.active()
                ? rate.isBack(perMinute.getAsDouble())
                : rate.isExceededBy(perMinute.getAsDouble()));
    RunningDelay running = changes ? delay.at(reading) : RunningDelay.NONE;
    Duration needed = alarm.active() ? rate.offDelay() : rate.onDelay();
    if (!running.isOver(needed, reading, false)) {
      return Verdict.remember(new RateCondition(rate, moved, running));
    }
    Signal signal =
        alarm.active()
            ? new Signal.Gone(reading.eventTimeMs())
            : new Signal.Holds(rate.severity(), running.sinceMs(), reading.eventTimeMs());
    return Verdict.remember(new RateCondition(rate, moved, RunningDelay.NONE)).and(signal);
  }
}
