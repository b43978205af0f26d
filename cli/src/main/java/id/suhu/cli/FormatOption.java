package id.suhu.cli;

import picocli.CommandLine.Option;

/** How a command's data is written: a picocli mixin. */
public final class FormatOption {

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How data is written: text (default), or json for JSON lines.")
  private Format format = Format.TEXT;

  /** Whether data is JSON lines. */
  public boolean json() {
    return format == Format.JSON;
  }
}
