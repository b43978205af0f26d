package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.Rules;
import id.suhu.core.alarm.AlarmText;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.RunningDelay;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.reading.SensorId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

  @Test
  void hasTwoDefaultRules() {
    assertThat(RuleBook.DEFAULT.rules()).containsExactly(Rule.HIGH, Rule.SILENCE);
    assertThat(RuleBook.DEFAULT.forSensor(new SensorId("S1"))).isEqualTo(RuleBook.DEFAULT.rules());
    assertThat(Rule.SILENCE)
        .isEqualTo(
            new Rule("silence", new SilenceCondition(Duration.ofSeconds(10), Severity.MEDIUM)));
    assertThat(Rule.SILENCE.condition().text())
        .isEqualTo(new AlarmText("Sensor tidak mengirim data", "Sensor sends no data"));
  }

  @Test
  void copiesTheListOfRules() {
    List<Rule> rules = new ArrayList<>(List.of(Rule.HIGH));
    RuleBook book = RuleBook.forAll(rules);

    rules.clear();

    assertThat(book.rules()).containsExactly(Rule.HIGH);
  }

  @Test
  void rejectsDuplicateRuleNames() {
    Rule high = Rules.silence("high", Duration.ofSeconds(10));

    assertThatThrownBy(() -> RuleBook.forAll(List.of(Rule.HIGH, high)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two rules are named 'high'");
  }

  @Test
  void rejectsASecondSilenceRule() {
    Rule other = Rules.silence("quiet", Duration.ofSeconds(60));

    assertThatThrownBy(() -> RuleBook.forAll(List.of(Rule.SILENCE, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule 'quiet' is a second silence rule of sensors '*'; only one is allowed");
  }

  @ParameterizedTest
  @CsvSource({
    "oven-1,     cold hottest silence", // its id
    "oven-2,     cold hotter silence", // the longer of two patterns
    "ovens,      cold high-o silence",
    "freezer-7,  colder silence", // no high alarm
    "freezer-77, high cold silence",
    "spare-7,    high cold",
  })
  void appliesTheMostSpecificRulesOfEachKind(String sensor, String rules) {
    RuleBook book =
        new RuleBook(
            List.of(
                entry("*", Rules.warm("high", 80)),
                entry("*", cold("cold", 5)),
                entry("oven-*", Rules.warm("hotter", 200)),
                entry("o*", Rules.warm("high-o", 80)),
                entry("oven-1", Rules.warm("hottest", 250)),
                entry("freezer-?", cold("colder", -30)),
                new RuleEntry(new Glob("freezer-?"), Rules.warm("off", 0), false),
                entry("*", Rules.silence("silence", Duration.ofSeconds(10))),
                new RuleEntry(
                    new Glob("spare*"), Rules.silence("mute", Duration.ofSeconds(10)), false)));

    assertThat(book.forSensor(new SensorId(sensor)).stream().map(Rule::name))
        .containsExactly(rules.split(" ", -1));
  }

  @Test
  void rejectsASilenceShorterThanASecond() {
    assertThatThrownBy(() -> Rules.silence("silence", Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("silence after PT0.999S is too short; the minimum is 1 s");
  }

  @Test
  void rejectsInvalidRules() {
    assertThatThrownBy(() -> Rules.warm("a/b", 60))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule name 'a/b' must be 1 to 64 letters, digits, '.', '_' or '-'");
    assertThatThrownBy(() -> Rules.warm("", 60))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule name '' must be 1 to 64 letters, digits, '.', '_' or '-'");
    LevelCondition above = (LevelCondition) Rule.HIGH.condition();
    LevelCondition used =
        new LevelCondition(
            above.level(), above.second(), new RunningDelay(1, 1), RunningDelay.NONE, 1, false);
    assertThatThrownBy(() -> new Rule("high", used))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("rule 'high' has a condition with a memory of readings");
  }

  @Test
  void writesSeveritiesInLowerCase() {
    assertThat(Arrays.stream(Severity.values()).map(Severity::code))
        .containsExactly("low", "medium", "high", "critical");
  }

  private static RuleEntry entry(String sensors, Rule rule) {
    return new RuleEntry(new Glob(sensors), rule, true);
  }

  private static Rule cold(String name, double limit) {
    return new Rule(
        name,
        new LevelCondition(Level.below(limit, 1, Duration.ZERO, Duration.ZERO, Severity.MEDIUM)));
  }
}
