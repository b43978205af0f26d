package id.suhu.bench.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.suhu.kafka.KafkaConnection;
import id.suhu.testkit.MeasuredSystem;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Measures how many readings per second {@code suhu up} takes, evaluates and stores, with its
 * broker, engine and database on the same machine as the sender.
 */
final class WholeProcess {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long WARM_UP = 2_000_000;
  private static final long MEASURED = 8_000_000;
  private static final int LOOK_EVERY_MS = 20;

  private final Path folder;
  private final int sensors;

  WholeProcess(Path folder, int sensors) {
    this.folder = folder;
    this.sensors = sensors;
  }

  void measure() throws Exception {
    Files.createDirectories(folder);
    try (MeasuredSystem system = new MeasuredSystem(folder)) {
      KafkaConnection kafka = system.kafka();
      URI store = URI.create(system.url("/api/store"));
      long startMs = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(20);
      try (Load load = new Load(kafka, sensors, startMs)) {
        load.send(WARM_UP);
        awaitStored(store, WARM_UP);
        long startNanos = System.nanoTime();
        load.send(MEASURED);
        long sentNanos = System.nanoTime() - startNanos;
        awaitStored(store, WARM_UP + MEASURED);
        long storedNanos = System.nanoTime() - startNanos;
        System.out.printf(
            "%,d sensors: %,d readings/s stored (sent in %.1f s, stored after %.1f s)%n",
            sensors, MEASURED * 1_000_000_000L / storedNanos, sentNanos / 1e9, storedNanos / 1e9);
      }
    }
  }

  private static void awaitStored(URI store, long count) throws Exception {
    while (true) {
      JsonNode status;
      try (InputStream answer = store.toURL().openStream()) {
        status = JSON.readTree(answer);
      }
      if (status.path("stored").asLong() == count) {
        return;
      }
      if (status.path("duplicate").asLong() + status.path("rejected").asLong() > 0) {
        throw new IllegalStateException("not every reading is a new one: " + status);
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
    }
  }
}
