package id.suhu.app.config;

import id.suhu.cli.DurationForm;
import id.suhu.core.alarm.Severity;
import id.suhu.core.condition.Level;
import id.suhu.core.condition.LevelCondition;
import id.suhu.core.condition.SilenceCondition;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import java.time.Duration;
import java.util.List;

/** Reads the alarm rules of a plant; their defaults are defined with the rules themselves. */
final class RuleSettings {

  private static final Form<Severity> SEVERITY = Form.word(Severity.class);
  private static final Form<Duration> DELAY = new DurationForm(Duration.ZERO)::parse;
  private static final Form<Duration> SILENCE = new DurationForm(Duration.ofSeconds(1))::parse;
  private static final Form<String> EVERY_SENSOR =
      Form.only("*", "this version does not support patterns; only '*' is allowed");
  private static final Form<String> NOT_LATCHING =
      Form.only("false", "this version does not support latching alarms; only false is allowed");

  private RuleSettings() {}

  static RuleBook read(Section rules) {
    return RuleBook.forAll(List.of(high(rules.section("high")), silence(rules.section("silence"))));
  }

  private static Rule high(Section high) {
    Level standard = Level.ABOVE_80;
    high.value("sensors", EVERY_SENSOR, "*");
    high.value("latching", NOT_LATCHING, "false");
    Level level =
        Level.above(
            high.value("high", TemperatureForm.LIMIT, standard.limitCelsius()),
            high.value("deadband", TemperatureForm.DIFFERENCE, standard.deadbandCelsius()),
            high.value("onDelay", DELAY, standard.onDelay()),
            high.value("offDelay", DELAY, standard.offDelay()),
            high.value("severity", SEVERITY, standard.severity()));
    return new Rule(Rule.HIGH.name(), new LevelCondition(level));
  }

  private static Rule silence(Section silence) {
    SilenceCondition standard = SilenceCondition.TEN_SECONDS;
    silence.value("sensors", EVERY_SENSOR, "*");
    return new Rule(
        Rule.SILENCE.name(),
        new SilenceCondition(
            silence.value("after", SILENCE, standard.after()),
            silence.value("severity", SEVERITY, standard.severity())));
  }
}
