package id.suhu.core.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.Rules;
import id.suhu.core.Seeds;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Limit;
import id.suhu.core.command.AlarmCommand;
import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.stored.SensorStateBytes;
import id.suhu.core.time.Now;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
  void anAlarmContinuesUnderARuleOfAnotherName() {
    Rule renamed = Rules.level("hot", 80, 1, Duration.ZERO, Duration.ZERO);
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 85)
            .receives(
                new AlarmCommand(
                    "c1", new Acknowledge(), "high", OptionalLong.empty(), "budi", "on it"),
                new Now(2_000, 2_000))
            .isUnder(List.of(renamed, Rule.SILENCE));

    assertThat(sensor.journal())
        .endsWith("rule_changed high 77000", "rule_changed hot 77000")
        .hasSize(4);
    assertThat(sensor.events.get(2).state().code()).isEqualTo("normal");
    assertThat(sensor.events.get(3).state().code()).isEqualTo("active_acknowledged");
    assertThat(sensor.events.get(3).occurrenceId()).hasValue("S1/hot/1000");

    sensor.reads(3_000, 70);
    assertThat(sensor.journal()).endsWith("cleared hot 3000");
  }

  @Test
  void aSilentSensorStaysSilentUnderAnotherSilenceRule() {
    Rule patient = Rules.silence("patient", Duration.ofMinutes(5));
    Watched sensor =
        Watched.byDefault()
            .reads(1_000, 70)
            .fallsSilent(12_000)
            .isUnder(List.of(Rule.HIGH, patient));

    assertThat(sensor.state().quality()).isEqualTo(Quality.STALE);
    assertThat(sensor.reads(80_000, 70).journal()).endsWith("cleared patient 80000");
  }

  @Test
  void aShelvingContinuesUnderARuleOfAnotherName() {
    Watched sensor =
        Watched.byDefault()
            .receives(
                new AlarmCommand(
                    "c1",
                    new Shelve(Duration.ofMinutes(5)),
                    "high",
                    OptionalLong.empty(),
                    "budi",
                    "new bearing"),
                new Now(2_000, 2_000))
            .isUnder(List.of(Rules.level("hot", 80, 1, Duration.ZERO, Duration.ZERO)));

    assertThat(sensor.alarm("hot").attention().isSuppressed()).isTrue();
    assertThat(sensor.events.get(2).shown().code()).isEqualTo("shelved");
  }

  @Test
  void eachOfSeveralAlarmsContinuesUnderOneRule() {
    Rule warm = Rules.warm("warm", 60);
    Rule hot = Rules.warm("hot", 70);
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(warm, hot)))
            .reads(1_000, 65)
            .isUnder(List.of(Rules.warm("a", 61), hot, Rules.warm("b", 62)));

    assertThat(sensor.journal())
        .containsExactly("raised warm 1000", "rule_changed warm 77000", "rule_changed a 77000");
    assertThat(sensor.alarm("b").state().occurrence()).isEmpty();
  }

  @Test
  void anActiveAlarmContinuesBeforeOneAtRest() {
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(Rules.warm("warn", 120), Rules.warm("hot", 80))))
            .reads(1_000, 85)
            .isUnder(List.of(Rules.warm("heat", 80)));

    assertThat(sensor.journal())
        .containsExactly("raised hot 1000", "rule_changed hot 77000", "rule_changed heat 77000");
    assertThat(sensor.alarm("heat").state().active()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // Severity before, and under the other rule.
    "85, critical 80 then 200, high",
    "95, critical 80 then 200, critical",
    "95, high 80 alone, high",
    "85, low 80 alone, low",
    "95, low 80 alone, low",
  })
  void anActiveAlarmGetsTheSeverityOfItsLevel(double celsius, String rule, String severity) {
    Rule next =
        switch (rule) {
          case "high 80 alone" -> Rules.level("high", 80, 1, Duration.ZERO, Duration.ZERO);
          case "low 80 alone" -> Rules.warm("high", 80);
          default -> Rules.two("high", 80, 200);
        };
    Watched sensor =
        new Watched(RuleBook.forAll(List.of(Rules.two("high", 80, 90))))
            .reads(1_000, celsius)
            .isUnder(List.of(next));

    assertThat(sensor.lastEvent().severity().code()).isEqualTo(severity);
    assertThat(sensor.state().alarms().get(0).severity().code()).isEqualTo(severity);
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
