package id.suhu.app.config;

import id.suhu.cli.DurationForm;
import id.suhu.core.rule.HighRule;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.rule.Severity;
import id.suhu.core.rule.SilenceRule;
import java.time.Duration;
import java.util.List;

/** Reads the rules of a plant; their defaults stand with the rules themselves. */
final class RuleSettings {

  private static final Form<Severity> SEVERITY = Form.word(Severity.class);
  private static final Form<Duration> DELAY = new DurationForm(Duration.ZERO)::parse;
  private static final Form<Duration> SILENCE = new DurationForm(Duration.ofSeconds(1))::parse;
  private static final Form<String> EVERY_SENSOR =
      Form.only("*", "this version has no patterns per sensor yet; only '*' is possible");
  private static final Form<String> NOT_LATCHING =
      Form.only("false", "this version has no latching alarms yet; only false is possible");

  private RuleSettings() {}

  static RuleBook read(Section rules) {
    return new RuleBook(List.of(high(rules.section("high")), silence(rules.section("silence"))));
  }

  private static HighRule high(Section high) {
    HighRule standard = HighRule.DEFAULT;
    high.value("sensors", EVERY_SENSOR, "*");
    high.value("latching", NOT_LATCHING, "false");
    return new HighRule(
        standard.name(),
        high.value("high", TemperatureForm.LIMIT, standard.limitCelsius()),
        high.value("deadband", TemperatureForm.DIFFERENCE, standard.deadbandCelsius()),
        high.value("onDelay", DELAY, standard.onDelay()),
        high.value("offDelay", DELAY, standard.offDelay()),
        high.value("severity", SEVERITY, standard.severity()));
  }

  private static SilenceRule silence(Section silence) {
    SilenceRule standard = SilenceRule.DEFAULT;
    silence.value("sensors", EVERY_SENSOR, "*");
    return new SilenceRule(
        standard.name(),
        silence.value("after", SILENCE, standard.after()),
        silence.value("severity", SEVERITY, standard.severity()));
  }
}
