package id.suhu.cli;

/** How much of what happens inside is told on standard error, from nothing to everything. */
public enum LogLevel {
  OFF,
  ERROR,
  WARN,
  INFO,
  DEBUG
}
