package id.suhu.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a command's data and texts come out: a picocli mixin. */
public final class OutputOptions {

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "How data is written: text (default), or json for JSON lines.")
  private Format format = Format.text;

  @Option(
      names = "--language",
      paramLabel = "id|en",
      converter = LanguageConverter.class,
      description = "Language of texts; by default the locale's, else both.")
  private @Nullable Language language;

  /** Whether data is JSON lines. */
  public boolean json() {
    return format == Format.json;
  }

  /** The texts in the language that was asked for. */
  public Texts texts(Session session) {
    return new Texts(language == null ? Language.of(session.environment()) : language);
  }
}
