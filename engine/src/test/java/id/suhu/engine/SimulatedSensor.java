package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.messages.StatusRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sensor of a simulated world: how it sends, and what the engines committed for it. */
final class SimulatedSensor {

  final SensorId id;

  /** Whether it sends to its own partition instead of a random one. */
  final boolean keyed;

  /** 1 for a correct timestamp, 2 for a coarse one; otherwise the arrival time applies. */
  final int timestampKind;

  int sent;
  double celsius = 78;
  long mutedUntilMs;
  long arrivedMs;

  /** Whether it was not received for ten seconds since its silence was last cleared. */
  boolean wasQuiet;

  boolean highActive;
  final Set<String> occurrences = new HashSet<>();
  final List<String> journal = new ArrayList<>();
  @Nullable StatusRecord status;

  SimulatedSensor(int number) {
    id = new SensorId("S" + number);
    keyed = number % 3 != 2;
    timestampKind = number % 4;
  }

  byte[] key() {
    return id.bytes();
  }

  /** Returns the partition that owns the sensor. */
  int owner() {
    return SensorOwner.partitionOf(key(), SimulatedWorld.PARTITIONS);
  }
}
