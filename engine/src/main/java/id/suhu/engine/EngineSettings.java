package id.suhu.engine;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What an engine needs.
 *
 * @param connection the Kafka that it reads and writes
 * @param topics its topics; they exist
 * @param rules what is watched for
 * @param decoder how readings are read
 * @param folder where the engine keeps what is its own on this machine; made if missing. One engine
 *     at a time.
 * @param wallClock stamps what the engine writes
 * @param maxSensors how many sensors this engine keeps; readings of others are rejected
 * @param replicationFactor of the topics that the engine makes for itself; empty for the broker's
 *     default
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
   * Sensors that an engine keeps where nothing is configured. One takes 560 to 660 bytes of heap,
   * and more with a long machine id: together a seventh of the 1 GiB that {@code up} has.
   */
  public static final int DEFAULT_MAX_SENSORS = 200_000;
}
