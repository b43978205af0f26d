package id.suhu.app.cli.alarms.operator;

import picocli.CommandLine.Option;

/** What an operator says to a command: a picocli mixin. */
final class CommentOption {

  @Option(
      names = "--comment",
      paramLabel = "TEXT",
      description = "What to say to it in the journal, up to 500 characters.")
  private String comment = "";

  String comment() {
    return comment;
  }
}
