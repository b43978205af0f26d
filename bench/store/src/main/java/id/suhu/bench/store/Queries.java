package id.suhu.bench.store;

import id.suhu.core.history.Appended;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.KafkaConnection;
import id.suhu.store.questdb.QuestStore;
import id.suhu.testkit.MeasuredSystem;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Measures queries by HTTP while 10,000 sensors send a reading per second: of the latest readings,
 * and of one of 50 sensors with 30 days of readings, one per second.
 */
final class Queries {

  private static final int OLD_SENSORS = 50;
  private static final int LIVE_SENSORS = 10_000;
  private static final int PER_SECOND = 10_000;
  private static final int DAYS = 30;
  private static final int BATCH = 100_000;
  private static final int TIMES = 41;
  private static final int WARM_UP_SECONDS = 120;

  private final Path folder;
  private final Instant end;

  /**
   * @param end of the 30 days
   */
  Queries(Path folder, Instant end) {
    this.folder = folder;
    this.end = end;
  }

  void measure() throws Exception {
    Path database = Files.createDirectories(folder.resolve("data/store")).resolve("questdb");
    long startNanos = System.nanoTime();
    long rows = fill(database);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    long bytes = QuestContestant.size(database, file -> true);
    System.out.printf(
        "%,d rows written, applied and rolled up in %.0f s: %,.0f rows/s, %.1f bytes each%n",
        rows, seconds, rows / seconds, (double) bytes / rows);
    try (MeasuredSystem system = new MeasuredSystem(folder)) {
      KafkaConnection kafka = system.kafka();
      String url = system.url("/api/readings?");
      Load load = new Load(kafka, LIVE_SENSORS, System.currentTimeMillis());
      Thread sender = new Thread(() -> load.send(PER_SECOND));
      sender.setDaemon(true);
      sender.start();
      TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
      String old = "sensor=" + encoded(id(7)) + "&from=" + end.minus(DAYS, ChronoUnit.DAYS);
      report("latest reading of 10,050 sensors", url);
      report("30 days of one sensor to 1,000 points", url + old + "&points=1000");
      report(
          "ten days of one sensor, hour by hour",
          url + "sensor=" + encoded(id(7)) + "&period=1h&from=" + end.minus(10, ChronoUnit.DAYS));
      load.stop();
      sender.join();
      load.close();
    }
  }

  private static String id(int sensor) {
    return "old-%02d".formatted(sensor);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private long fill(Path database) throws IOException {
    long offset = 0;
    try (QuestStore store = QuestStore.open(database, InstantSource.system())) {
      try (StoreWriter writer = store.writer()) {
        List<Reading> batch = new ArrayList<>(BATCH);
        long seconds = TimeUnit.DAYS.toSeconds(DAYS);
        for (long second = 0; second < seconds; second++) {
          long timeMs = end.toEpochMilli() - (seconds - second) * 1_000;
          for (int sensor = 0; sensor < OLD_SENSORS; sensor++) {
            batch.add(
                new Reading(
                    new SensorId(id(sensor)),
                    Optional.empty(),
                    timeMs,
                    timeMs,
                    60 + (second + sensor * 7L) % 400 / 10.0,
                    false,
                    Position.imported(offset++)));
          }
          if (batch.size() >= BATCH) {
            write(writer, batch);
          }
        }
        write(writer, batch);
      }
      if (!store.awaitVisible(Duration.ofMinutes(10))
          || !store.awaitRollups(Duration.ofMinutes(10))) {
        throw new IOException("the database does not apply what was written");
      }
    }
    return offset;
  }

  private static void write(StoreWriter writer, List<Reading> batch) {
    Appended appended = writer.append(batch);
    if (appended.stored() != batch.size()) {
      throw new IllegalStateException("not every reading was stored: " + appended);
    }
    writer.commit();
    batch.clear();
  }

  private static void report(String what, String url) throws Exception {
    double[] ms = new double[TIMES];
    int bytes = 0;
    for (int i = 0; i < TIMES; i++) {
      long startNanos = System.nanoTime();
      try (var answer = URI.create(url).toURL().openStream()) {
        bytes = answer.readAllBytes().length;
      }
      ms[i] = (System.nanoTime() - startNanos) / 1e6;
      TimeUnit.MILLISECONDS.sleep(100);
    }
    Latencies latencies = Latencies.of(ms);
    System.out.printf(
        "%s: median %.1f ms, 90th percentile %.1f ms (%,d bytes)%n",
        what, latencies.median(), latencies.high(), bytes);
  }
}
