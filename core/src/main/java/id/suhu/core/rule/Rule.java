package id.suhu.core.rule;

/** Something to watch for. A sensor has one alarm for each rule that applies to it. */
public sealed interface Rule permits HighRule, SilenceRule {

  /** The rule's name: part of the alarm's id, so without {@code /}. */
  String name();

  /** How much its alarm asks for. */
  Severity severity();

  /** What its alarm says. */
  AlarmText text();

  /** Refuses a name that could not stand in an alarm id. */
  static void checkName(String name) {
    if (name.isEmpty() || name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(
          "rule name '%s' must not be empty or contain '/'".formatted(name));
    }
  }
}
