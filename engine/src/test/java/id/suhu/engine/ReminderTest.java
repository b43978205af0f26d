package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An alarm that stays active asks for attention again, by elapsed time. */
class ReminderTest {

  private static final RuleBook REMINDING =
      RuleBook.forAll(
          List.of(
              new Rule("high", Rule.HIGH.condition(), false, Optional.of(Duration.ofMinutes(1)))));

  @Test
  void remindsOfActiveAlarmsWithoutAnotherReading() {
    try (EngineBench bench = new EngineBench(1, REMINDING)) {
      bench.send("S1", "85");
      bench.send("S2", "70");
      bench.advance(Duration.ofSeconds(1));
      assertThat(bench.journal()).containsExactly("raised S1/high");

      bench.advance(Duration.ofSeconds(58));
      assertThat(bench.journal()).isEmpty();
      bench.advance(Duration.ofSeconds(2));
      assertThat(bench.journal()).containsExactly("raised S1/high");

      bench.send("S1", "70");
      bench.advance(Duration.ofMinutes(10));
      assertThat(bench.journal()).containsExactly("cleared S1/high");
    }
  }

  @Test
  void isNotAffectedByStepsOfTheWallClock() {
    try (EngineBench bench = new EngineBench(1, REMINDING)) {
      bench.send("S1", "85");
      bench.advance(Duration.ofSeconds(1));
      bench.stepWallClock(Duration.ofHours(1));
      bench.advance(Duration.ofSeconds(30));
      bench.stepWallClock(Duration.ofHours(-2));
      bench.advance(Duration.ofSeconds(28));
      assertThat(bench.journal()).containsExactly("raised S1/high");

      bench.advance(Duration.ofSeconds(2));
      assertThat(bench.journal()).containsExactly("raised S1/high");
    }
  }
}
