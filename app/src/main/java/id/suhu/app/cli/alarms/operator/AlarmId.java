package id.suhu.app.cli.alarms.operator;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import java.util.Optional;

/**
 * The id of an alarm, {@code <sensor>/<rule>}.
 *
 * @param sensor the sensor
 * @param rule the name of the rule
 */
record AlarmId(SensorId sensor, String rule) {

  /** Returns the id of a text; empty if it is not one. */
  static Optional<AlarmId> of(String text) {
    // A rule's name has no slash, a sensor's id may have some.
    int slash = text.lastIndexOf('/');
    String rule = text.substring(slash + 1);
    return slash < 0 || !Rule.isName(rule)
        ? Optional.empty()
        : SensorId.of(text.substring(0, slash)).map(sensor -> new AlarmId(sensor, rule));
  }

  @Override
  public String toString() {
    return sensor + "/" + rule;
  }
}
