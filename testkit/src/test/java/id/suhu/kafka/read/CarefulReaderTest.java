package id.suhu.kafka.read;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the careful reader with Kafka's consumer on a real broker. */
@ExtendWith(SharedBroker.class)
class CarefulReaderTest {

  private static final int ROUNDS = 10;
  private static final int RECORDS_PER_ROUND = 11;

  /** Three of the rounds are aborted. */
  private static final int COMMITTED_RECORDS = (ROUNDS - 3) * RECORDS_PER_ROUND;

  private static TestBroker broker;

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
  void readsTheSameRecordsAsKafkasConsumerFromAnyOffset(String compression) throws Exception {
    Topics topics = broker.freshTopics(1);
    fill(topics.readings(), compression);
    // A commit returns before the transaction's marker is written.
    List<String> expected =
        Awaitility.await()
            .until(() -> described(topics.readings()), all -> all.size() == COMMITTED_RECORDS);

    assertThat(read(topics.readings(), 0)).isEqualTo(expected);
    for (int offset : new int[] {1, 7, 45, 90, 119}) {
      assertThat(read(topics.readings(), offset))
          .isEqualTo(
              expected.stream()
                  .filter(
                      record ->
                          Integer.parseInt(record.substring(0, record.indexOf(" "))) >= offset)
                  .toList());
    }
  }

  @Test
  void readsNothingFromAnEmptyTopic() throws Exception {
    Topics topics = broker.freshTopics(1);

    try (CarefulReader reader = reader()) {
      assertThat(reader.read(new TopicPartition(topics.readings(), 0), node(), 0, 1))
          .isEqualTo(new CarefulReader.Part(List.of(), 0));
    }
  }

  /**
   * Sends committed and aborted transactions, with keys, nulls and headers, in batches of several
   * records.
   */
  private static void fill(String topic, String compression) {
    Random random = new Random(1);
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, compression);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 300_000);
    settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic);
    settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 10_000);
    try (Producer<byte[], byte[]> producer = broker.connection().producer(settings)) {
      producer.initTransactions();
      for (int round = 0; round < ROUNDS; round++) {
        producer.beginTransaction();
        for (int i = 0; i < RECORDS_PER_ROUND; i++) {
          byte[] key = i % 3 == 0 ? null : new byte[i % 3 == 1 ? 2 : 2_000];
          byte[] value = i % 4 == 0 ? null : new byte[i == 5 ? 100_000 : random.nextInt(300)];
          ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, 0, key, value);
          for (int header = 0; header < (i == 7 ? 40_000 : i % 5); header++) {
            record.headers().add("é" + header, header % 2 == 0 ? null : bytes("v"));
          }
          record.headers().add(OriginHeaders.SIZE, bytes("forged"));
          Future<RecordMetadata> unused = producer.send(record);
        }
        producer.flush();
        if (round % 3 == 1) {
          producer.abortTransaction();
        } else {
          producer.commitTransaction();
        }
      }
    }
  }

  private static List<String> described(String topic) {
    return broker.contents(topic).records().stream().map(CarefulReaderTest::described).toList();
  }

  private List<String> read(String topic, long from) throws Exception {
    List<String> records = new ArrayList<>();
    long offset = from;
    try (CarefulReader reader = reader()) {
      while (true) {
        // Only a few records at a time.
        CarefulReader.Part part = reader.read(new TopicPartition(topic, 0), node(), offset, 1_000);
        part.records().forEach(record -> records.add(described(record)));
        if (part.nextOffset() == offset) {
          return records;
        }
        offset = part.nextOffset();
      }
    }
  }

  private static CarefulReader reader() {
    Map<String, Object> settings = broker.connection().clientSettings();
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new CarefulReader(settings);
  }

  private static Node node() {
    return new Node(1, Utils.getHost(broker.bootstrap()), Utils.getPort(broker.bootstrap()));
  }

  /**
   * Describes a record completely, except for the exact size of many headers, which only one of the
   * readers counts.
   */
  private static String described(ConsumerRecord<byte[], byte[]> record) {
    boolean manyHeaders = record.offset() % 12 == 7;
    return "%d %d %s %s %s key %d %s value %d %s headers %s"
        .formatted(
            record.offset(),
            record.timestamp(),
            record.timestampType(),
            record.leaderEpoch(),
            record.topic() + record.partition(),
            record.serializedKeySize(),
            record.key() == null ? "null" : record.key().length,
            record.serializedValueSize(),
            record.value() == null ? "null" : record.value().length,
            Stream.of(record.headers().toArray())
                .map(header -> header.key() + (manyHeaders ? "" : text(header.value())))
                .toList());
  }

  private static String text(byte[] bytes) {
    return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
