package id.suhu.app.cli.doctor;

import id.suhu.cli.Colour;
import java.util.Locale;

/** What a check came to. */
enum Verdict {
  OK("✓", Colour.GREEN),
  WRONG("✗", Colour.RED),
  /** It could not be made now, and that is nothing wrong. */
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

  /** The name for programs. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
