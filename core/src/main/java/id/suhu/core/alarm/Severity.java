package id.suhu.core.alarm;

import java.util.Locale;

/** The severity of an alarm, in ascending order. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** Returns the name used in messages and in the configuration, such as {@code high}. */
  public String code() {
    return code;
  }
}
