package id.suhu.engine;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The settings of an engine.
 *
 * @param connection the Kafka cluster that it reads and writes
 * @param topics its topics; they exist
 * @param rules the alarm rules
 * @param decoder decodes readings
 * @param folder the engine's local folder; created if missing. One engine at a time.
 * @param wallClock for timestamps in the engine's output
 * @param maxSensors maximum number of sensors of this engine; readings of further sensors are
 *     rejected
 * @param replicationFactor of the engine's internal topics; if empty, the broker's default
 */
public record EngineSettings(
    KafkaConnection connection,
    Topics topics,
    RuleBook rules,
    ReadingDecoder decoder,
    Path folder,
    InstantSource wallClock,
    int maxSensors,
    Optional<Short> replicationFactor) {

  /**
   * Default maximum number of sensors. A sensor takes 560 to 660 bytes of heap, and more with a
   * long machine id: together a seventh of the 1 GiB that {@code up} has.
   */
  public static final int DEFAULT_MAX_SENSORS = 200_000;
}
