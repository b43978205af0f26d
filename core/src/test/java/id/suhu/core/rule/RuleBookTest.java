package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleBookTest {

  @Test
  void hasTheTwoRulesThatNeedNoConfiguration() {
    assertThat(RuleBook.DEFAULT.rules()).containsExactly(HighRule.DEFAULT, SilenceRule.DEFAULT);
    assertThat(RuleBook.DEFAULT.silence()).hasValue(SilenceRule.DEFAULT);
    assertThat(SilenceRule.DEFAULT)
        .isEqualTo(new SilenceRule("silence", Duration.ofSeconds(10), Severity.MEDIUM));
    assertThat(SilenceRule.DEFAULT.text())
        .isEqualTo(new AlarmText("Sensor tidak mengirim data", "Sensor sends no data"));
  }

  @Test
  void mayHaveNoRuleAboutSilence() {
    assertThat(new RuleBook(List.of(HighRule.DEFAULT)).silence()).isEmpty();
  }

  @Test
  void keepsItsRulesWhateverBecomesOfTheList() {
    List<Rule> rules = new ArrayList<>(List.of(HighRule.DEFAULT));
    RuleBook book = new RuleBook(rules);

    rules.clear();

    assertThat(book.rules()).containsExactly(HighRule.DEFAULT);
  }

  @Test
  void refusesTwoRulesOfOneName() {
    SilenceRule high = new SilenceRule("high", Duration.ofSeconds(10), Severity.LOW);

    assertThatThrownBy(() -> new RuleBook(List.of(HighRule.DEFAULT, high)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two rules are named 'high'");
  }

  @Test
  void refusesASecondRuleAboutSilence() {
    SilenceRule other = new SilenceRule("quiet", Duration.ofSeconds(60), Severity.LOW);

    assertThatThrownBy(() -> new RuleBook(List.of(SilenceRule.DEFAULT, other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule 'quiet' is a second rule about silence; a sensor has one");
  }

  @Test
  void refusesASilenceShorterThanASecond() {
    assertThatThrownBy(() -> new SilenceRule("silence", Duration.ofMillis(999), Severity.LOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rule 'silence' calls a sensor silent after PT0.999S; the shortest is 1 s");
  }

  @Test
  void writesSeveritiesInSmallLetters() {
    assertThat(Arrays.stream(Severity.values()).map(Severity::code))
        .containsExactly("low", "medium", "high", "critical");
  }
}
