package id.suhu.cli;

import java.util.Locale;

/** The output formats. */
enum Format {
  /** Text for the user. */
  TEXT,
  /** JSON lines for programs. */
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
