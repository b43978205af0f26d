package id.suhu.app.cli.alarms.operator;

import picocli.CommandLine.Option;

/** Why an alarm is put aside: a picocli mixin. */
final class ReasonOption {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the journal and for those who look for it; up to 500 characters.")
  private String reason = "";

  String reason() {
    return reason;
  }
}
