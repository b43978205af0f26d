package id.suhu.app.cli;

/** How data is written. */
public enum Format {
  /** For people. */
  text,
  /** JSON lines, for programs. */
  json
}
