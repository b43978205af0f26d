package id.suhu.engine;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The environment of the engines in virtual time, determined by one seed: sensors, and an in-memory
 * Kafka that may be unavailable. Sensors send to their own partition or to a random one, without a
 * timestamp, with a correct one, or with one that changes only every ten minutes. Some readings are
 * sent twice. The wall clock may be wrong.
 */
final class SimulatedWorld {

  static final int PARTITIONS = 3;
  static final long STEP_MS = 50;
  static final long SILENT_AFTER_MS = 10_000;
  private static final int SENSORS = 9;

  /** The source of all random decisions. */
  final Random random;

  final List<List<Record<byte[], byte[]>>> readings = new ArrayList<>();
  final List<List<Record<byte[], byte[]>>> rerouted = new ArrayList<>();
  final List<List<FakeTask.Change>> changelogs = new ArrayList<>();
  final int[] committedReadings = new int[PARTITIONS];
  final int[] committedRerouted = new int[PARTITIONS];
  final GivenReception reception = new GivenReception();
  private final Map<String, SimulatedSensor> sensors = new HashMap<>();

  private long nowMs = Instant.parse("2026-03-01T07:00:00Z").toEpochMilli();
  private long wallOffsetMs;
  private long outageUntilMs;

  SimulatedWorld(long seed) {
    random = new Random(seed);
    for (int partition = 0; partition < PARTITIONS; partition++) {
      readings.add(new ArrayList<>());
      rerouted.add(new ArrayList<>());
      changelogs.add(new ArrayList<>());
    }
    for (int i = 0; i < SENSORS; i++) {
      SimulatedSensor sensor = new SimulatedSensor(i);
      sensors.put(sensor.id.text(), sensor);
    }
  }

  Collection<SimulatedSensor> sensors() {
    return sensors.values();
  }

  SimulatedSensor sensor(String id) {
    return Objects.requireNonNull(sensors.get(id), id);
  }

  /** Returns the elapsed time, which is also the arrival time of readings. */
  long nowMs() {
    return nowMs;
  }

  Instant wallTime() {
    return Instant.ofEpochMilli(nowMs + wallOffsetMs);
  }

  void step() {
    nowMs += STEP_MS;
  }

  boolean isKafkaAvailable() {
    return nowMs >= outageUntilMs;
  }

  /** Makes Kafka unavailable for a time: no reading can be received. */
  void startOutage(long ms) {
    outageUntilMs = nowMs + ms;
    reception.interruptedUntilMs = outageUntilMs;
  }

  void stepWallClock(long byMs) {
    wallOffsetMs += byMs;
  }

  /** Deletes the committed offsets of the group. */
  void deleteOffsets() {
    Arrays.fill(committedReadings, 0);
    Arrays.fill(committedRerouted, 0);
  }

  /** Returns whether everything that has arrived is evaluated and committed. */
  boolean isDrained() {
    for (int partition = 0; partition < PARTITIONS; partition++) {
      if (committedReadings[partition] < readings.get(partition).size()
          || committedRerouted[partition] < rerouted.get(partition).size()) {
        return false;
      }
    }
    return true;
  }

  /** Returns for how long a sensor could be received and was not. */
  long quietMs(SimulatedSensor sensor) {
    return nowMs - Math.max(sensor.arrivedMs, reception.interruptedUntilMs);
  }

  /** Lets random sensors send. */
  void send() {
    sensors.values().forEach(this::sendAtRandom);
  }

  private void sendAtRandom(SimulatedSensor sensor) {
    if (nowMs < sensor.mutedUntilMs || random.nextInt(20) > 0) {
      return;
    }
    sensor.celsius += random.nextGaussian() * 2 + (79.5 - sensor.celsius) * 0.1;
    double celsius = Math.rint(sensor.celsius * 2) / 2;
    String stamp =
        switch (sensor.timestampKind) {
          case 1 -> ", \"timestamp\": " + nowMs;
          case 2 -> ", \"timestamp\": " + (nowMs / 600_000 * 600_000);
          default -> "";
        };
    String json =
        "{\"sensor_id\": \"%s\", \"temperature\": %s%s}".formatted(sensor.id, celsius, stamp);
    int copies = random.nextInt(30) == 0 ? 2 : 1;
    for (int i = 0; i < copies; i++) {
      int partition = sensor.keyed ? sensor.owner() : random.nextInt(PARTITIONS);
      byte @Nullable [] key = sensor.keyed ? sensor.key() : null;
      byte[] value = json.getBytes(StandardCharsets.UTF_8);
      readings.get(partition).add(new Record<>(key, value, nowMs));
      sensor.sent++;
      sensor.wasQuiet |= quietMs(sensor) >= SILENT_AFTER_MS;
      sensor.arrivedMs = nowMs;
    }
  }

  /** Makes about a quarter of the sensors silent for up to a minute. */
  void muteRandomSensors() {
    for (SimulatedSensor sensor : sensors.values()) {
      if (random.nextInt(4) == 0) {
        sensor.mutedUntilMs = nowMs + random.nextInt(60_000);
      }
    }
  }
}
