package id.suhu.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.reading.SensorId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleBookTest {

  private static final SensorId S1 = new SensorId("S1");

  @Test
  void hasTheTwoRulesThatNeedNoConfiguration() {
    assertThat(RuleBook.DEFAULT.of(S1).rules())
        .containsExactly(LevelRule.DEFAULT_HIGH, SilenceRule.DEFAULT);
    assertThat(RuleBook.DEFAULT.of(S1).silence()).hasValue(SilenceRule.DEFAULT);
    assertThat(RuleBook.DEFAULT.longestShelving()).isEqualTo(Duration.ofHours(8));
    assertThat(SilenceRule.DEFAULT)
        .isEqualTo(
            new SilenceRule("silence", Duration.ofSeconds(10), Handling.of(Severity.MEDIUM)));
    assertThat(SilenceRule.DEFAULT.text())
        .isEqualTo(new AlarmText("Sensor tidak mengirim data", "Sensor sends no data"));
  }

  @Test
  void mayHaveNoRuleAboutSilence() {
    assertThat(RuleBook.forAll(LevelRule.DEFAULT_HIGH).of(S1).silence()).isEmpty();
  }

  @Test
  void keepsItsRulesWhateverBecomesOfTheList() {
    List<RuleEntry> entries = new ArrayList<>(List.of(RuleEntry.forAll(LevelRule.DEFAULT_HIGH)));
    RuleBook book = new RuleBook(entries, RuleBook.A_SHIFT);

    entries.clear();

    assertThat(book.of(S1).rules()).containsExactly(LevelRule.DEFAULT_HIGH);
  }

  @ParameterizedTest
  @CsvSource({
    "oven-1, all",
    "press-4, press",
    "press-4/oil, press",
    "press-4/bearing, bearing-of-a-press",
    "press-7/bearing, this-one",
    "mill/bearing, bearing",
    // As many characters are said by 'ab*' and '*yz': the one that stands first is taken.
    "ab-yz, begins",
    "x-yz, ends",
  })
  void givesASensorTheMostSpecificRuleOfAKind(String sensor, String rule) {
    RuleBook book =
        book(
            high("all", "*"),
            high("press", "press-*"),
            high("bearing", "*bearing"),
            high("bearing-of-a-press", "press-*/bearing"),
            high("this-one", "press-7/bearing"),
            high("begins", "ab*"),
            high("ends", "*yz"));

    assertThat(book.of(new SensorId(sensor)).rules()).extracting(Rule::name).containsExactly(rule);
  }

  @Test
  void takesAFullNameBeforeAPatternThatSaysAsMuch() {
    RuleBook book = book(high("pattern", "S1*"), high("name", "S1"));

    assertThat(book.of(S1).rules()).extracting(Rule::name).containsExactly("name");
  }

  @Test
  void choosesForEachKindByItself() {
    RuleBook book =
        book(
            RuleEntry.forAll(SilenceRule.DEFAULT),
            RuleEntry.forAll(range("range")),
            high("all", "*"),
            high("mine", "S1"),
            low("cold", "S*"));

    assertThat(book.of(S1).rules())
        .extracting(Rule::name)
        .containsExactly("range", "mine", "cold", "silence");
    assertThat(book.of(new SensorId("X")).rules())
        .extracting(Rule::name)
        .containsExactly("range", "all", "silence");
  }

  @Test
  void takesARuleAwayFromTheSensorsOfADisabledEntry() {
    RuleBook book =
        book(
            high("all", "*"),
            new RuleEntry(new Glob("test-*"), level("none", Side.HIGH), false),
            high("but-this", "test-1"));

    assertThat(book.of(new SensorId("test-2")).rules()).isEmpty();
    assertThat(book.of(new SensorId("test-1")).rules()).hasSize(1);
    assertThat(book.of(S1).rules()).hasSize(1);
  }

  @Test
  void refusesTwoRulesOfOneName() {
    assertRefused(() -> book(high("high", "a"), low("high", "b")), "two rules are named 'high'");
    assertRefused(
        () -> new SensorRules(List.of(level("r", Side.HIGH), level("r", Side.LOW))),
        "two rules are named 'r'");
  }

  @Test
  void refusesASecondRuleOfAKindForOnePattern() {
    SilenceRule quiet = new SilenceRule("quiet", Duration.ofSeconds(60), Handling.of(Severity.LOW));

    assertRefused(
        () -> RuleBook.forAll(SilenceRule.DEFAULT, quiet),
        "rule 'quiet' is a second one of the kind SILENCE for the sensors '*'");
    assertRefused(
        () -> new SensorRules(List.of(SilenceRule.DEFAULT, quiet)),
        "rule 'quiet' is a second one of the kind SILENCE; a sensor has one");
  }

  @Test
  void refusesALongestShelvingTimeBelowASecond() {
    assertRefused(
        () -> new RuleBook(List.of(), Duration.ofMillis(999)),
        "the longest shelving time is PT0.999S; the shortest possible is 1 s");
  }

  @Test
  void writesSeveritiesInSmallLetters() {
    assertThat(Arrays.stream(Severity.values()).map(Severity::code))
        .containsExactly("low", "medium", "high", "critical");
  }

  private static RuleBook book(RuleEntry... entries) {
    return new RuleBook(List.of(entries), RuleBook.A_SHIFT);
  }

  private static RuleEntry high(String name, String sensors) {
    return new RuleEntry(new Glob(sensors), level(name, Side.HIGH), true);
  }

  private static RuleEntry low(String name, String sensors) {
    return new RuleEntry(new Glob(sensors), level(name, Side.LOW), true);
  }

  private static LevelRule level(String name, Side side) {
    return new LevelRule(
        name, side, 80, OptionalDouble.empty(), 1, Delays.NONE, Handling.of(Severity.HIGH));
  }

  private static RangeRule range(String name) {
    return new RangeRule(name, -40, 250, Delays.NONE, Handling.of(Severity.LOW));
  }

  private static void assertRefused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
