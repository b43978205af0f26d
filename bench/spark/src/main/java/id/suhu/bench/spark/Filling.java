package id.suhu.bench.spark;

import java.util.Random;

/** The readings of the throughput's topic: the same in every run, but for the time. */
final class Filling {

  private static final long SEED = 20261127;
  private static final int SENSORS = 100;

  /** Four of a thousand. */
  private static final double HOT_SHARE = 0.004;

  private Filling() {}

  /** Sends them; returns how many are hot. */
  static long send(long count, Sending sending) {
    Random random = new Random(SEED);
    long timestampMs = System.currentTimeMillis();
    long hot = 0;
    for (long each = 0; each < count; each++) {
      String sensor = "S" + random.nextInt(SENSORS);
      boolean isHot = random.nextDouble() < HOT_SHARE;
      double celsius = isHot ? 80.1 + random.nextInt(150) / 10.0 : 60 + random.nextInt(200) / 10.0;
      hot += isHot ? 1 : 0;
      sending.send(sensor, celsius, timestampMs);
    }
    sending.flush();
    return hot;
  }
}
