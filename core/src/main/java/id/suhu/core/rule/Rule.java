package id.suhu.core.rule;

/** Something to watch for. A sensor has one alarm for each rule that applies to it. */
public sealed interface Rule permits MeasuredRule, SilenceRule {

  /** The rule's name: part of the alarm's id, so without {@code /}. */
  String name();

  /** What it watches for. */
  RuleKind kind();

  /** What its alarm asks of an operator. */
  Handling handling();

  /** What its alarm says. */
  default AlarmText text() {
    return kind().text();
  }

  /** All that its alarm depends on, as one line that stays the same from version to version. */
  String fingerprint();

  /**
   * How much its alarm asks for.
   *
   * @param level of the alarm; 0 or 1 is its first
   */
  default Severity severity(int level) {
    return handling().severity();
  }

  /** Refuses a name that could not stand in an alarm id. */
  static void checkName(String name) {
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "rule name '%s' must not be empty or contain '/'".formatted(name));
    }
  }

  /** Refuses a number that is none. */
  static void checkFinite(String name, String what, double number) {
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException(
          "rule '%s' has the %s %s; it must be finite".formatted(name, what, number));
    }
  }

  /** Refuses a deadband that is none. */
  static void checkDeadband(String name, double deadband, String unit) {
    if (!Double.isFinite(deadband) || deadband < 0) {
      throw new IllegalArgumentException(
          "rule '%s' has the deadband %s %s; it must be finite and at least 0 %s"
              .formatted(name, deadband, unit, unit));
    }
  }
}
