package id.suhu.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams' settings for the engine, each with its reason. */
final class StreamsSettings {

  private StreamsSettings() {}

  static Properties of(
      EngineSettings settings,
      String instanceId,
      int partitions,
      RefusedRecords refused,
      MonotonicTime time) {
    Runtime machine = Runtime.getRuntime();
    int threads = Math.min(partitions, machine.availableProcessors());
    BufferBounds buffers = BufferBounds.of(machine.maxMemory(), partitions);
    Map<String, Object> all = new HashMap<>(settings.connection().clientSettings());
    all.put(StreamsConfig.APPLICATION_ID_CONFIG, settings.topics().engineId());
    // The default is the temporary folder, which may be cleared.
    all.put(StreamsConfig.STATE_DIR_CONFIG, settings.folder().toString());
    all.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    // State, events and offsets must stay consistent after a crash.
    all.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // Events request their own commits; this bounds the number of readings evaluated again after a
    // crash.
    all.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 100);
    all.put(StreamsConfig.POLL_MS_CONFIG, 20);
    // Records of one partition never wait for those of another: order between them has no meaning.
    all.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, -1L);
    all.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, buffers.perPartition());

    // An exception on the rejected topic must not stop the engine permanently.
    all.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, RefusedRecordHandler.class);
    all.put(RefusedRecordHandler.RECORDS, refused);
    all.put(RefusedRecordHandler.TOPIC, settings.topics().rejected());
    all.put(RefusedRecordHandler.TIME, time);

    settings
        .replicationFactor()
        .ifPresent(factor -> all.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) factor));
    // acceptable.recovery.lag keeps its default: a joining engine warms its state up as a standby
    // before it takes a partition over, so that all sensors are evaluated during the restore. It
    // then takes over within a minute, the least that Streams allows; the default is ten.
    all.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, 60_000L);

    // A restarted engine is the same member of the group and gets its partitions without a wait.
    consumer(all, ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instanceId);
    // After this, another engine takes over from one that is permanently gone.
    consumer(all, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    consumer(all, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    // After this, additional partitions of a topic are noticed.
    consumer(all, ConsumerConfig.METADATA_MAX_AGE_CONFIG, 10_000);
    consumer(all, ConsumerConfig.MAX_POLL_RECORDS_CONFIG, buffers.perPoll());

    producer(all, ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);

    // Internal topics keep the timestamps of this machine's clock.
    all.put(StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "CreateTime");
    all.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        Long.toString(Long.MAX_VALUE));
    Properties properties = new Properties();
    properties.putAll(all);
    return properties;
  }

  private static void consumer(Map<String, Object> all, String name, Object value) {
    all.put(StreamsConfig.consumerPrefix(name), value);
  }

  private static void producer(Map<String, Object> all, String name, Object value) {
    all.put(StreamsConfig.producerPrefix(name), value);
  }
}
