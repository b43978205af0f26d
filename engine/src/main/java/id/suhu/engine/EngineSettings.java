package id.suhu.engine;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import id.suhu.messages.ReadingDecoder;
import java.nio.file.Path;
import java.time.InstantSource;

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
 */
public record EngineSettings(
    KafkaConnection connection,
    Topics topics,
    RuleBook rules,
    ReadingDecoder decoder,
    Path folder,
    InstantSource wallClock) {}
