package id.suhu.app.cli.doctor;

import id.suhu.cli.Colour;
import java.util.Locale;

/** The outcome of a check. */
enum Verdict {
  OK("✓", Colour.GREEN),
  WRONG("✗", Colour.RED),
  /** The check is not possible now, which is not a fault. */
  SKIPPED("–", Colour.YELLOW);

  private final String sign;
  private final Colour colour;

  Verdict(String sign, Colour colour) {
    this.sign = sign;
    this.colour = colour;
  }

  String sign(boolean coloured) {
    return colour.of(sign, coloured);
  }

  /** Returns the name for programs. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
