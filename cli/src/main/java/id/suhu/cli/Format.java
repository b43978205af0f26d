package id.suhu.cli;

import java.util.Locale;

/** How data is written. */
enum Format {
  /** For people. */
  TEXT,
  /** JSON lines, for programs. */
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
