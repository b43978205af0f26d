package id.suhu.sim.plant;

/**
 * The air of the hall: a cosine over the day.
 *
 * @param meanCelsius °C, over a day
 * @param swingCelsius how much warmer than that the warmest hour is, in K
 */
record Ambient(double meanCelsius, double swingCelsius) {

  /** 15:00 in Jakarta, in UTC. */
  private static final double WARMEST_MS = 8 * 3_600_000.0;

  private static final double DAY_MS = 24 * 3_600_000.0;

  /** °C at a time of day. */
  double celsiusAt(long epochMs) {
    double days = (epochMs - WARMEST_MS) / DAY_MS;
    return meanCelsius + swingCelsius * StrictMath.cos(2 * Math.PI * (days - Math.floor(days)));
  }
}
