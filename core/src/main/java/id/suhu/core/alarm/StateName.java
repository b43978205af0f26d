package id.suhu.core.alarm;

import java.util.Locale;

/**
 * The states of an alarm by their names, with ISA-18.2's letters. H, suppressed by design, is left
 * for logic that suppresses.
 */
public enum StateName {
  NORMAL('A'),
  ACTIVE_UNACKNOWLEDGED('B'),
  ACTIVE_ACKNOWLEDGED('C'),
  RETURNED_UNACKNOWLEDGED('D'),
  LATCHED_UNACKNOWLEDGED('E'),
  LATCHED_ACKNOWLEDGED('F'),
  SHELVED('G'),
  OUT_OF_SERVICE('I');

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
