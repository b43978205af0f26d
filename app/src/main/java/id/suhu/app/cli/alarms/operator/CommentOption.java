package id.suhu.app.cli.alarms.operator;

import picocli.CommandLine.Option;

/** The option {@code --comment}, as a picocli mixin. */
final class CommentOption {

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      description = "A comment for the journal, up to 500 characters.")
  private String comment = "";

  String comment() {
    return comment;
  }
}
