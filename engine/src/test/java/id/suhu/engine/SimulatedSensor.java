package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.messages.StatusRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sensor of a simulated world: how it sends, and what the engines said of it. */
final class SimulatedSensor {

  final SensorId id;

  /** Whether it sends to its own partition, and not to any. */
  final boolean keyed;

  /** 1 for a time of its own, 2 for one that stands; else the arrival is its time. */
  final int stamps;

  int sent;
  double celsius = 78;
  long mutedUntilMs;
  long arrivedMs;

  /** Was not heard for ten seconds, since its silence was last cleared. */
  boolean wasQuiet;

  boolean highActive;
  final Set<String> occurrences = new HashSet<>();
  final List<String> journal = new ArrayList<>();
  @Nullable StatusRecord status;

  SimulatedSensor(int number) {
    id = new SensorId("S" + number);
    keyed = number % 3 != 2;
    stamps = number % 4;
  }

  byte[] key() {
    return id.text().getBytes(StandardCharsets.UTF_8);
  }

  /** The partition that owns it. */
  int owner() {
    return SensorOwner.partitionOf(key(), SimulatedWorld.PARTITIONS);
  }
}
