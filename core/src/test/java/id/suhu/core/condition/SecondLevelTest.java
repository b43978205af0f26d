package id.suhu.core.condition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.alarm.AlarmState;
import id.suhu.core.alarm.Lifecycle;
import id.suhu.core.alarm.Limit;
import id.suhu.core.alarm.Normal;
import id.suhu.core.alarm.Severity;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule with two limits: 80 °C and, critical, 90 °C, with a deadband of 1 °C. */
class SecondLevelTest {

  /** Readings a second apart; an event is written after the reading that causes it. */
  @ParameterizedTest
  @CsvSource({
    "'81 91 90 89 79', '81 raised high, 91 escalated critical, 89 deescalated high, 79 cleared high'",
    "'91 89.5 79.5 79', '91 raised critical, 79.5 deescalated high, 79 cleared high'",
    "'91 85 95', '91 raised critical, 85 deescalated high, 95 escalated critical'",
    "'80 90', '90 raised high'",
  })
  void followsTheTemperature(String readings, String events) {
    assertThat(run(two(Level.above(80, 1, ms(0), ms(0), Severity.HIGH), 90), readings))
        .isEqualTo(events);
  }

  @ParameterizedTest
  @CsvSource({
    "'19 9 10 11 21', '19 raised high, 9 escalated critical, 11 deescalated high, 21 cleared high'",
    "'20 10', '10 raised high'",
    "'9 22', '9 raised critical, 22 cleared critical'",
  })
  void followsLowTemperatures(String readings, String events) {
    assertThat(run(two(Level.below(20, 1, ms(0), ms(0), Severity.HIGH), 10), readings))
        .isEqualTo(events);
  }

  /** On-delay 2 s, off-delay 3 s. */
  @ParameterizedTest
  @CsvSource({
    // Both delays run from the first reading that exceeds both limits.
    "'91 91 92', '92 raised critical'",
    // The second limit is exceeded a second later.
    "'81 91 92 93', '92 raised high, 93 escalated critical'",
    // A dip restarts the delay of the second limit only.
    "'91 89 92 93 94', '92 raised high, 94 escalated critical'",
    "'91 91 91 88 88 88 88', '91 raised critical, 88 deescalated high'",
    "'91 91 91 70 70 70 70', '91 raised critical, 70 cleared critical'",
    "'91 91 91 88 70 70 71 72', '91 raised critical, 71 deescalated high, 72 cleared high'",
  })
  void waitsForTheDelaysOfEachLimit(String readings, String events) {
    assertThat(run(two(Level.above(80, 1, ms(2_000), ms(3_000), Severity.HIGH), 90), readings))
        .isEqualTo(events);
  }

  @Test
  void requiresAnotherAcknowledgementAfterAnEscalation() {
    LevelCondition condition = two(Level.above(80, 1, ms(0), ms(0), Severity.HIGH), 90);
    AlarmState acknowledged =
        Lifecycle.apply(after(condition, Normal.NEVER_RAISED, 1, 81), Lifecycle.Action.ACKNOWLEDGE)
            .orElseThrow()
            .next();

    AlarmState escalated = after(condition, acknowledged, 2, 91);
    AlarmState back = after(condition, escalated, 3, 85);

    assertThat(acknowledged.letter()).isEqualTo('C');
    assertThat(escalated.letter()).isEqualTo('B');
    assertThat(escalated.occurrence().orElseThrow().number())
        .isEqualTo(acknowledged.occurrence().orElseThrow().number());
    assertThat(back.letter()).isEqualTo('B');
    assertThat(condition.limit(escalated)).hasValue(Limit.celsius(90));
    assertThat(condition.limit(back)).hasValue(Limit.celsius(80));
  }

  @Test
  void keepsAnAcknowledgementWhenItDeescalates() {
    LevelCondition condition = two(Level.above(80, 1, ms(0), ms(0), Severity.HIGH), 90);
    AlarmState critical =
        Lifecycle.apply(after(condition, Normal.NEVER_RAISED, 1, 95), Lifecycle.Action.ACKNOWLEDGE)
            .orElseThrow()
            .next();

    assertThat(after(condition, critical, 2, 85).letter()).isEqualTo('C');
  }

  @Test
  void rejectsASecondLimitThatIsNotFurtherOutOrNotMoreSevere() {
    Level above = Level.above(80, 1, ms(0), ms(0), Severity.HIGH);

    assertThatThrownBy(() -> two(above, 80)).hasMessageContaining("second limit is 80.0 °C");
    assertThatThrownBy(() -> two(Level.below(20, 1, ms(0), ms(0), Severity.HIGH), 25))
        .hasMessageContaining("must be beyond the first, 20.0 °C");
    assertThatThrownBy(
            () -> new LevelCondition(above, Optional.of(above.beyond(90, Severity.HIGH))))
        .hasMessageContaining("severity of the second limit is high");
    assertThatThrownBy(
            () ->
                new LevelCondition(
                    above, Optional.of(Level.above(90, 2, ms(0), ms(0), Severity.CRITICAL))))
        .hasMessageContaining("its deadband and delays must be those of the first");
  }

  private static LevelCondition two(Level first, double second) {
    return new LevelCondition(first, Optional.of(first.beyond(second, Severity.CRITICAL)));
  }

  private static AlarmState after(
      LevelCondition condition, AlarmState state, long second, double celsius) {
    Verdict verdict = condition.evaluate(state, reading(second, celsius), false);
    return Lifecycle.apply(state, verdict.signal(), false).orElseThrow().next();
  }

  private static String run(LevelCondition rule, String readings) {
    Condition condition = rule;
    AlarmState state = Normal.NEVER_RAISED;
    List<String> events = new ArrayList<>();
    int second = 0;
    for (String celsius : readings.split(" ", -1)) {
      Verdict verdict =
          condition.evaluate(state, reading(second++, Double.parseDouble(celsius)), false);
      condition = verdict.next().orElse(condition);
      Optional<Lifecycle.Step> step = Lifecycle.apply(state, verdict.signal(), false);
      if (step.isPresent()) {
        state = step.get().next();
        events.add(
            "%s %s %s"
                .formatted(
                    celsius,
                    step.get().event().code(),
                    state.occurrence().orElseThrow().severity().code()));
      }
    }
    return String.join(", ", events);
  }

  private static Reading reading(long second, double celsius) {
    return new Reading(
        new SensorId("S1"),
        Optional.empty(),
        second * 1_000,
        second * 1_000 + 20,
        celsius,
        false,
        new Position(0, second));
  }

  private static Duration ms(long ms) {
    return Duration.ofMillis(ms);
  }
}
