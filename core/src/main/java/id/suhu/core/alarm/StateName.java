package id.suhu.core.alarm;

import java.util.Locale;

/** The states of an alarm by their names, with ISA-18.2's letters. */
public enum StateName {
  NORMAL('A'),
  ACTIVE_UNACKNOWLEDGED('B'),
  ACTIVE_ACKNOWLEDGED('C'),
  RETURNED_UNACKNOWLEDGED('D'),
  LATCHED_UNACKNOWLEDGED('E'),
  LATCHED_ACKNOWLEDGED('F');

  private final String code = name().toLowerCase(Locale.ROOT);
  private final char letter;

  StateName(char letter) {
    this.letter = letter;
  }

  /** The name on the wire, such as {@code active_unacknowledged}. */
  public String code() {
    return code;
  }

  /** ISA-18.2's letter. */
  public char letter() {
    return letter;
  }
}
