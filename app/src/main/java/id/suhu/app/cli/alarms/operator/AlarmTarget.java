package id.suhu.app.cli.alarms.operator;

import id.suhu.core.reading.SensorId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An alarm that a command is for.
 *
 * @param sensor whose alarm
 * @param rule the name of its rule
 * @param occurrence the number of the raise that is meant; empty for whichever is current
 */
record AlarmTarget(SensorId sensor, String rule, OptionalLong occurrence) {

  /** The alarm of an id, {@code <sensor>/<rule>}; empty if the text is none. */
  static Optional<AlarmTarget> of(String alarmId) {
    // A rule's name has no slash, a sensor's may have some.
    int slash = alarmId.lastIndexOf('/');
    if (slash < 0 || slash + 1 == alarmId.length()) {
      return Optional.empty();
    }
    return SensorId.of(alarmId.substring(0, slash))
        .map(sensor -> new AlarmTarget(sensor, alarmId.substring(slash + 1), OptionalLong.empty()));
  }

  AlarmTarget withOccurrence(OptionalLong other) {
    return new AlarmTarget(sensor, rule, other);
  }

  String alarmId() {
    return sensor + "/" + rule;
  }
}
