package id.suhu.store.feed;

import id.suhu.core.history.ReadingStore;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Settings of a {@link StoreFeed}.
 *
 * @param connection to Kafka
 * @param topics names of the topics
 * @param decoder decodes readings, as the engine does
 * @param folder the folder of the database, which also has the file that tells how far the topics
 *     have been taken: so neither can be lost alone. Without them, everything that Kafka has is
 *     taken again
 * @param limits how much is kept
 * @param pace how often it does what costs something
 * @param clock for the retention
 * @param mayBegin whether the feed may begin, asked until it may; it begins after half a minute in
 *     any case
 * @param open opens the store, which receives readings and events; called until it succeeds
 */
public record FeedSettings(
    KafkaConnection connection,
    Topics topics,
    ReadingDecoder decoder,
    Path folder,
    StoreLimits limits,
    FeedPace pace,
    InstantSource clock,
    BooleanSupplier mayBegin,
    Supplier<ReadingStore> open) {

  ProgressFile progress() {
    return new ProgressFile(folder.resolve("progress.json"));
  }
}
