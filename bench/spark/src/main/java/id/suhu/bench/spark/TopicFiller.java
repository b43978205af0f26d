package id.suhu.bench.spark;

import java.util.Random;

/** Fills the topic of the throughput measurement. Only the timestamps differ between runs. */
final class TopicFiller {

  private static final long SEED = 20261127;
  private static final int SENSORS = 100;

  private static final double HOT_SHARE = 0.004;

  private TopicFiller() {}

  /** Sends readings, and returns the number of hot ones. */
  static long fill(long count, ReadingSender sender) {
    Random random = new Random(SEED);
    long timestampMs = System.currentTimeMillis();
    long hot = 0;
    for (long i = 0; i < count; i++) {
      String sensor = "S" + random.nextInt(SENSORS);
      boolean isHot = random.nextDouble() < HOT_SHARE;
      double celsius = isHot ? 80.1 + random.nextInt(150) / 10.0 : 60 + random.nextInt(200) / 10.0;
      hot += isHot ? 1 : 0;
      sender.send(sensor, celsius, timestampMs);
    }
    sender.flush();
    return hot;
  }
}
