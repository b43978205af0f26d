package id.suhu.cli;

import picocli.CommandLine.Option;

/** The option {@code --format}, as a picocli mixin. */
public final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "Output format: text (default), or json for JSON lines.")
  private Format format = Format.TEXT;

  /** Returns whether the format is JSON lines. */
  public boolean json() {
    return format == Format.JSON;
  }
}
