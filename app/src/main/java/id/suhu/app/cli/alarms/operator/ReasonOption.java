package id.suhu.app.cli.alarms.operator;

import picocli.CommandLine.Option;

/** The option {@code --reason}, as a picocli mixin. */
final class ReasonOption {

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the journal and the list of alarms, up to 500 characters.")
  private String reason = "";

  /**
   * Returns the reason.
   *
   * @throws IllegalArgumentException if it is blank
   */
  String reason() {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("--reason is blank; say why");
    }
    return reason;
  }
}
