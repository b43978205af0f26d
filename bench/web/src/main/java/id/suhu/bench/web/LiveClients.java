package id.suhu.bench.web;

import id.suhu.testkit.MeasuredSystem;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The live feed of a thousand sensors, one reading per second each, with and without 200 clients,
 * of which one may not read.
 */
final class LiveClients {

  private static final int SENSORS = 1_000;
  private static final int CLIENTS = 200;
  private static final Duration WARM_UP = Duration.ofMinutes(2);
  private static final Duration MEASURED = Duration.ofSeconds(30);

  private final MeasuredSystem system;

  LiveClients(MeasuredSystem system) {
    this.system = system;
  }

  @SuppressWarnings("try") // The plant sends by itself.
  void measure() throws IOException {
    try (SteadyPlant plant = new SteadyPlant(system.kafka(), SENSORS)) {
      wait(WARM_UP);
      double alone = processorSeconds(MEASURED);
      System.out.printf("no client: %.3f cores%n", alone / MEASURED.toSeconds());
      URI feed = URI.create(system.url("/api/live"));
      measure(feed, 1, 0, alone);
      for (int round = 0; round < 3; round++) {
        measure(feed, CLIENTS, 0, alone);
        measure(feed, CLIENTS, 1, alone);
      }
    }
  }

  private void measure(URI feed, int clients, int stalled, double alone) throws IOException {
    try (FeedReaders readers = new FeedReaders(feed, clients, stalled)) {
      wait(Duration.ofSeconds(10));
      readers.forget();
      double seconds = processorSeconds(MEASURED);
      System.out.printf(
          "%d clients, %d of them stalled: %.3f cores; %,d sensor values received, %,.0f per"
              + " processor second that the clients cost; from the sending to a client: %s%n",
          clients,
          stalled,
          seconds / MEASURED.toSeconds(),
          readers.values(),
          readers.values() / (seconds - alone),
          readers.latencies());
    }
  }

  private double processorSeconds(Duration time) {
    Duration before = system.processorTime();
    wait(time);
    return system.processorTime().minus(before).toNanos() / 1e9;
  }

  private static void wait(Duration time) {
    long endNanos = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < endNanos) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }
}
