package id.suhu.cli;

/** The log levels, in ascending order of detail. The log goes to standard error. */
public enum LogLevel {
  OFF,
  ERROR,
  WARN,
  INFO,
  DEBUG
}
