package id.suhu.engine;

import id.suhu.kafka.read.BoundedConsumer;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * Creates the clients of the engine's threads. Streams would choose new transactional ids at each
 * start of an engine without local files, and the open transaction of a killed engine would block
 * all readers until it times out. With stable ids, a restart ends it at once.
 *
 * @param transactionPrefix the same at each start of this engine, and unique among engines
 * @param carefully whether the existing records are read one by one
 */
record EngineClients(String transactionPrefix, boolean carefully) implements KafkaClientSupplier {

  @Override
  public Admin getAdmin(Map<String, Object> config) {
    return Admin.create(config);
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    // Streams' own id ends in the thread's number, which distinguishes the threads.
    String given = String.valueOf(config.get(ProducerConfig.TRANSACTIONAL_ID_CONFIG));
    String thread = given.substring(given.lastIndexOf('-') + 1);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionPrefix + "-" + thread);
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    // Any client may write to the topics it reads.
    return carefully ? BoundedConsumer.careful(config) : new BoundedConsumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  @Override
  public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
    return consumer(config);
  }

  private static Consumer<byte[], byte[]> consumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }
}
