package id.suhu.sim.plant;

/**
 * The temperature of the hall's air: a cosine over the day.
 *
 * @param meanCelsius °C, the daily mean
 * @param swingCelsius amplitude, K
 */
record Ambient(double meanCelsius, double swingCelsius) {

  /** 15:00 in Jakarta, in UTC. */
  private static final double WARMEST_MS = 8 * 3_600_000.0;

  private static final double DAY_MS = 24 * 3_600_000.0;

  /** Returns the temperature at a time, °C. */
  double celsiusAt(long epochMs) {
    double days = (epochMs - WARMEST_MS) / DAY_MS;
    return meanCelsius + swingCelsius * StrictMath.cos(2 * Math.PI * (days - Math.floor(days)));
  }
}
