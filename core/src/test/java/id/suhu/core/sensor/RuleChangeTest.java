package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.Seeds;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Limit;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.stored.SensorStateBytes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleChangeTest {

  private static final Rule HOTTER =
      Rules.level("high", 90, 1, Duration.ZERO, Duration.ofSeconds(5));

  @Test
  void anOpenAlarmWhoseRuleWasRemovedIsEndedAndJournalled() {
    Watched sensor = Watched.byDefault().reads(1_000, 85).isUnder(List.of(Rule.SILENCE));

    assertThat(sensor.journal()).containsExactly("raised high 1000", "rule_changed high 77000");
    AlarmEvent event = sensor.events.get(1);
    assertThat(event.state().code()).isEqualTo("normal");
    assertThat(event.occurrenceId()).hasValue("S1/high/1000");
    assertThat(event.limit()).hasValue(Limit.celsius(80));
    assertThat(sensor.state().alarms()).containsExactly(Alarm.of(Rule.SILENCE));
    assertThat(sensor.statusDue()).isTrue();
  }

  @Test
  void anOpenAlarmWhoseRuleHasChangedContinuesAndIsJournalled() {
    Watched sensor = Watched.byDefault().reads(1_000, 85).isUnder(List.of(HOTTER, Rule.SILENCE));

    assertThat(sensor.journal()).containsExactly("raised high 1000", "rule_changed high 77000");
    assertThat(sensor.events.get(1).state().code()).isEqualTo("active_unacknowledged");
    assertThat(sensor.events.get(1).limit()).hasValue(Limit.celsius(90));

    sensor.reads(2_000, 85).reads(7_000, 85);
    assertThat(sensor.journal()).endsWith("cleared high 7000");
  }

  @Test
  void anAlarmThatNeedsNoAttentionIsNotJournalled() {
    Watched sensor = Watched.byDefault().reads(1_000, 70).isUnder(List.of(HOTTER));

    assertThat(sensor.journal()).isEmpty();
    assertThat(sensor.state().alarms()).containsExactly(Alarm.of(HOTTER));
  }

  @Test
  void aRuleOfTheSameNameAndAnotherKindIsADifferentRule() {
    Rule silence = Rules.silence("high", Duration.ofSeconds(10));
    Watched sensor = Watched.byDefault().reads(1_000, 85).isUnder(List.of(silence));

    assertThat(sensor.journal()).containsExactly("raised high 1000", "rule_changed high 77000");
    assertThat(sensor.state().alarms()).containsExactly(Alarm.of(silence));
  }

  @Test
  void equalRulesChangeNothingButAreShared() {
    Watched sensor =
        Watched.withDelays(Duration.ofSeconds(5), Duration.ZERO).reads(1_000, 70).reads(2_000, 85);
    List<Rule> rules = sensor.state().alarms().stream().map(Alarm::rule).toList();
    SensorStateBytes bytes = new SensorStateBytes(RuleBook.DEFAULT);
    SensorState restored = bytes.read(Watched.S1, bytes.write(sensor.state()));

    Decision decision = SensorLogic.decide(restored, new Input.Rules(rules, 77_000));

    assertThat(decision.events()).isEmpty();
    assertThat(decision.statusDue()).isFalse();
    assertThat(decision.next()).isEqualTo(sensor.state());
    assertThat(decision.next().alarms().get(0).rule()).isSameAs(rules.get(0));
    assertThat(decision.next().alarms().get(1).condition()).isSameAs(rules.get(1).condition());
  }

  @Test
  void aNewRuleStartsInTheNormalState() {
    Rule warm = Rules.warm(60);
    Watched sensor =
        Watched.byDefault().reads(1_000, 70).isUnder(List.of(warm, Rule.SILENCE, Rule.HIGH));

    assertThat(sensor.state().alarms()).extracting(Alarm::rule).first().isEqualTo(warm);
    assertThat(sensor.reads(2_000, 70).journal()).containsExactly("raised warm 2000");
  }

  @Test
  void aLostStateIsJournalledForEveryRule() {
    Watched sensor = Watched.byDefault().process(new Input.Lost(RuleBook.DEFAULT.rules(), 5_000));

    assertThat(sensor.journal()).containsExactly("state_lost high 5000", "state_lost silence 5000");
    assertThat(sensor.events).allMatch(event -> !event.state().needsAttention());
    assertThat(sensor.statusDue()).isTrue();
    assertThat(sensor.state()).isEqualTo(Watched.byDefault().state());
  }

  static LongStream seeds() {
    return Seeds.upTo(300);
  }

  /** The journal alone determines which alarms are open, however the rules change. */
  @ParameterizedTest
  @MethodSource("seeds")
  void noOpenAlarmVanishesWithoutAnEvent(long seed) {
    Seeds.check(
        seed,
        () -> {
          Random random = new Random(seed);
          Watched sensor = new Watched(Inputs.rules(random));
          for (Input input : Inputs.some(random, 300)) {
            sensor.process(input);
            if (random.nextInt(20) == 0) {
              sensor.isUnder(someRules(random));
            }
            Map<String, String> journalled = new HashMap<>();
            for (AlarmEvent event : sensor.events) {
              if (event.type() != EventType.LATE_EXCURSION) {
                journalled.put(event.rule(), event.state().code());
              }
            }
            Map<String, String> are = new HashMap<>();
            sensor.state().alarms().stream()
                .filter(alarm -> alarm.state().needsAttention())
                .forEach(alarm -> are.put(alarm.rule().name(), alarm.state().code()));
            journalled.values().removeIf("normal"::equals);
            assertThat(journalled).isEqualTo(are);
          }
        });
  }

  private static List<Rule> someRules(Random random) {
    return random.nextInt(4) == 0 ? List.of(HOTTER) : Inputs.rules(random).rules();
  }
}
