package id.suhu.core.condition;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.Signal;
import java.time.Duration;
import java.util.Optional;

/**
 * No good reading has arrived for some time by the wall clock. The next good reading clears it.
 *
 * @param after how long a sensor may send nothing
 * @param severity severity of the alarm
 */
public record SilenceCondition(Duration after, Severity severity) implements Condition {

  private static final AlarmText TEXT =
      new AlarmText("Sensor tidak mengirim data", "Sensor sends no data");

  /** The default time. */
  public static final SilenceCondition TEN_SECONDS =
      new SilenceCondition(Duration.ofSeconds(10), Severity.MEDIUM);

  /**
   * @throws IllegalArgumentException if {@code after} is shorter than a second
   */
  public SilenceCondition {
    if (after.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException(
          "silence after %s is too short; the minimum is 1 s".formatted(after));
    }
  }

  @Override
  public Kind kind() {
    return Kind.SILENCE;
  }

  @Override
  public AlarmText text() {
    return TEXT;
  }

  @Override
  public Optional<Limit> limit(AlarmState alarm) {
    return Optional.empty();
  }

  @Override
  public SilenceCondition fresh() {
    return this;
  }

  @Override
  public Verdict received(AlarmState alarm, long wallMs) {
    return alarm.active() ? Verdict.signal(new Signal.Gone(wallMs)) : Verdict.NOTHING;
  }

  @Override
  public Verdict silent(AlarmState alarm, long silentMs, long wallMs) {
    return alarm.active() || silentMs < after.toMillis()
        ? Verdict.NOTHING
        : Verdict.signal(new Signal.Holds(severity, wallMs, wallMs));
  }

  @Override
  public long tickAfterMs(AlarmState alarm) {
    return alarm.active() ? NO_TICK : after.toMillis();
  }
}
