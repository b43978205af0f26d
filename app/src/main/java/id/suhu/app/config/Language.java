package id.suhu.app.config;

/** A language that Suhu speaks. */
public enum Language {
  /** Indonesian. */
  ID,
  /** English. */
  EN
}
