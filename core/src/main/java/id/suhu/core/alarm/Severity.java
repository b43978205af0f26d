package id.suhu.core.alarm;

import java.util.Locale;

/** How much an alarm asks for, from least to most. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name on the wire and in configuration, such as {@code high}. */
  public String code() {
    return code;
  }
}
