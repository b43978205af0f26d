package id.suhu.core.alarm;

import java.util.Locale;

/** The names of the alarm states, with their ISA-18.2 letters. */
public enum StateName {
  NORMAL('A'),
  ACTIVE_UNACKNOWLEDGED('B'),
  ACTIVE_ACKNOWLEDGED('C'),
  RETURNED_UNACKNOWLEDGED('D'),
  LATCHED_UNACKNOWLEDGED('E'),
  LATCHED_ACKNOWLEDGED('F'),
  /** Shelved by an operator for a limited time, whatever its state beneath. */
  SHELVED('G'),
  /** Taken out of service by an operator, whatever its state beneath. */
  OUT_OF_SERVICE('I');

  private final String code = name().toLowerCase(Locale.ROOT);
  private final char letter;

  StateName(char letter) {
    this.letter = letter;
  }

  /** Returns the name used in messages, such as {@code active_unacknowledged}. */
  public String code() {
    return code;
  }

  /** Returns the ISA-18.2 letter. */
  public char letter() {
    return letter;
  }
}
