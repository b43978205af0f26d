package id.suhu.core.alarm;

/**
 * The limit of an alarm.
 *
 * @param value in the unit
 * @param unit the unit
 */
public record Limit(double value, Unit unit) {

  /** The units of limits. */
  public enum Unit {
    CELSIUS("°C"),
    CELSIUS_PER_MINUTE("°C/min");

    private final String symbol;

    Unit(String symbol) {
      this.symbol = symbol;
    }

    /** Returns the symbol used in messages, such as {@code °C/min}. */
    public String symbol() {
      return symbol;
    }
  }

  /** Returns a temperature limit. */
  public static Limit celsius(double value) {
    return new Limit(value, Unit.CELSIUS);
  }
}
