package id.suhu.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.read.BoundedConsumer;
import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.kafka.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests a consumer of {@code KafkaConnection} with records that decompress to a much larger size.
 */
@ExtendWith(SharedBroker.class)
class BoundedConsumerTest {

  private static final int MIB = 1024 * 1024;

  /** The maximum size of one poll, plus one record that exceeds it. */
  private static final long MAX_POLL_BYTES = 17L * MIB;

  private static TestBroker broker;

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  @Test
  void boundsAPollOfLargeValuesInTinyBatches() {
    Topics topics = broker.freshTopics(1);
    try (Producer<byte[], byte[]> producer = compressing(Map.of())) {
      send(producer, topics, 0, 300, MIB);
    }

    Polls polls = polls(topics, 1, 300);

    assertThat(polls.offsets(0)).isEqualTo(LongStream.range(0, 300).boxed().toList());
    assertThat(polls.bytes()).allMatch(bytes -> bytes < MAX_POLL_BYTES);
    ConsumerRecord<byte[], byte[]> first = polls.first(0);
    assertThat(first.value()).hasSize(64 * 1024 + 1).containsOnly('0');
    assertThat(first.serializedValueSize()).isEqualTo(MIB);
    assertThat(header(first, OriginHeaders.SIZE)).isEqualTo("" + (2 + MIB));
  }

  @Test
  void neitherLosesDuplicatesNorReordersRecordsOverSeveralPartitionsAndAbortedTransactions() {
    Topics topics = broker.freshTopics(3);
    List<Long> committed = new ArrayList<>();
    try (Producer<byte[], byte[]> producer =
        compressing(
            Map.of(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                topics.readings(),
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                10_000))) {
      producer.initTransactions();
      long offset = 0;
      for (int round = 0; round < 8; round++) {
        producer.beginTransaction();
        for (int partition = 0; partition < 3; partition++) {
          // Small records too, so that a poll can end anywhere.
          send(producer, topics, partition, 40, 100);
          send(producer, topics, partition, 40, 70_000);
        }
        if (round % 3 == 1) {
          // Otherwise, they would be dropped before they are sent.
          producer.flush();
          producer.abortTransaction();
        } else {
          producer.commitTransaction();
          LongStream.range(offset, offset + 80).forEach(committed::add);
        }
        // The transaction marker takes an offset too.
        offset += 81;
      }
    }

    Polls polls = polls(topics, 3, 3 * committed.size());

    assertThat(polls.bytes()).allMatch(bytes -> bytes < MAX_POLL_BYTES);
    for (int partition = 0; partition < 3; partition++) {
      assertThat(polls.offsets(partition)).isEqualTo(committed);
    }
  }

  @Test
  void returnsRecordsOfManyHeadersWithoutTheHeadersAndFewAtATime() {
    Topics topics = broker.freshTopics(1);
    try (Producer<byte[], byte[]> producer = compressing(Map.of())) {
      for (int i = 0; i < 30; i++) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(topics.readings(), 0, bytes("S1"), bytes("x"));
        for (int j = 0; j < 200_000; j++) {
          record.headers().add("h", null);
        }
        Future<RecordMetadata> unused = producer.send(record);
      }
    }

    Polls polls = polls(topics, 1, 30);

    assertThat(polls.offsets(0)).isEqualTo(LongStream.range(0, 30).boxed().toList());
    assertThat(polls.sizes()).containsOnly(1);
    assertThat(polls.first(0).value()).isEqualTo(bytes("x"));
    assertThat(polls.first(0).headers().toArray()).hasSize(1);
    assertThat(header(polls.first(0), OriginHeaders.SIZE)).isEqualTo("200003");
  }

  @Test
  void continuesAfterARecordThatIsLargerThanTheHeap() {
    Topics topics = broker.freshTopics(2);
    // For the largest heap that a record can exceed.
    int zeros = (int) Math.min(700L * MIB, Runtime.getRuntime().maxMemory() + MIB);
    broker.send(new ProducerRecord<>(topics.readings(), 0, null, bytes("0")));
    new HugeRecord("1", "S1", zeros, "3").send(broker, topics.readings());
    broker.send(new ProducerRecord<>(topics.readings(), 0, null, bytes("4")));
    new HugeRecord("5", "S1", zeros, "7").send(broker, topics.readings());
    new HugeRecord("8", "S1", zeros, "10").send(broker, topics.readings());
    for (int i = 0; i < 100; i++) {
      broker.send(new ProducerRecord<>(topics.readings(), 1, null, bytes("" + i)));
    }

    Polls polls = polls(topics, 2, 111);

    assertThat(polls.offsets(0)).isEqualTo(LongStream.range(0, 11).boxed().toList());
    assertThat(polls.offsets(1)).isEqualTo(LongStream.range(0, 100).boxed().toList());
    polls
        .records()
        .forEach(
            record -> {
              if (record.partition() == 0 && List.of(2L, 6L, 9L).contains(record.offset())) {
                assertThat(record.key()).isEqualTo(bytes("S1"));
                assertThat(record.value()).hasSize(65_537);
                assertThat(record.serializedValueSize()).isEqualTo(zeros);
                assertThat(header(record, OriginHeaders.SIZE)).isEqualTo("" + (2 + zeros));
              } else {
                assertThat(record.value()).isEqualTo(bytes("" + record.offset()));
                assertThat(record.headers().toArray()).isEmpty();
              }
            });
  }

  @Test
  void leavesTheBacklogToACarefulReaderAfterALackOfMemory() {
    Topics topics = broker.freshTopics(2);
    try (Producer<byte[], byte[]> producer = compressing(Map.of())) {
      for (int i = 0; i < 30; i++) {
        // These cannot be counted while they are read, because nothing is deserialised.
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(topics.readings(), 0, null, (byte[]) null);
        for (int j = 0; j < 200_000; j++) {
          record.headers().add("h", null);
        }
        Future<RecordMetadata> unused = producer.send(record);
      }
      send(producer, topics, 1, 40, 100);
    }

    try (Consumer<byte[], byte[]> consumer =
        BoundedConsumer.careful(broker.connection().consumerSettings(Map.of()))) {
      assign(consumer, topics, 2);
      Polls polls = Polls.of(consumer, 70);

      assertThat(polls.offsets(0)).isEqualTo(LongStream.range(0, 30).boxed().toList());
      assertThat(polls.offsets(1)).isEqualTo(LongStream.range(0, 40).boxed().toList());
      assertThat(header(polls.first(0), OriginHeaders.SIZE)).isEqualTo("600003");
      assertThat(consumedByKafka(consumer)).isZero();

      try (Producer<byte[], byte[]> producer = compressing(Map.of())) {
        send(producer, topics, 0, 20, 100);
        send(producer, topics, 1, 20, 100);
      }
      Polls later = Polls.of(consumer, 40);

      assertThat(later.offsets(0)).isEqualTo(LongStream.range(30, 50).boxed().toList());
      assertThat(later.offsets(1)).isEqualTo(LongStream.range(40, 60).boxed().toList());
      assertThat(consumedByKafka(consumer)).isEqualTo(40);
    }
  }

  /** Returns the number of records that Kafka's consumer has decompressed. */
  private static double consumedByKafka(Consumer<byte[], byte[]> consumer) {
    return consumer.metrics().values().stream()
        .filter(metric -> metric.metricName().name().equals("records-consumed-total"))
        .filter(metric -> !metric.metricName().tags().containsKey("topic"))
        .mapToDouble(metric -> (double) metric.metricValue())
        .sum();
  }

  @Test
  void forwardsFewHeadersButNoForgedSize() {
    Topics topics = broker.freshTopics(1);
    ProducerRecord<byte[], byte[]> whole =
        new ProducerRecord<>(topics.readings(), 0, null, bytes("x"));
    whole.headers().add(OriginHeaders.SIZE, bytes("12")).add("trace", bytes("7"));
    ProducerRecord<byte[], byte[]> cut =
        new ProducerRecord<>(topics.readings(), 0, new byte[2_000], new byte[65_537]);
    cut.headers().add(OriginHeaders.SIZE, bytes("12")).add("trace", bytes("7"));
    ProducerRecord<byte[], byte[]> empty =
        new ProducerRecord<>(topics.readings(), 0, null, (byte[]) null);
    broker.send(whole);
    broker.send(cut);
    broker.send(empty);

    List<ConsumerRecord<byte[], byte[]>> records = polls(topics, 1, 3).records();

    assertThat(records.get(0).headers().toArray()).hasSize(1);
    assertThat(header(records.get(0), "trace")).isEqualTo("7");
    assertThat(records.get(1).key()).hasSize(1025);
    assertThat(records.get(1).value()).hasSize(65_537);
    assertThat(records.get(1).headers().toArray()).hasSize(2);
    assertThat(header(records.get(1), "trace")).isEqualTo("7");
    assertThat(header(records.get(1), OriginHeaders.SIZE))
        .isEqualTo("" + (2_000 + 65_537 + "suhu.size12trace7".length()));
    assertThat(records.get(2).key()).isNull();
    assertThat(records.get(2).value()).isNull();
  }

  /** Sends batches of many megabytes that compress to a few hundred bytes. */
  private static Producer<byte[], byte[]> compressing(Map<String, Object> more) {
    Map<String, Object> settings = new HashMap<>(more);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 64 * MIB);
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 16 * MIB);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1_000);
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 128L * MIB);
    return broker.connection().producer(settings);
  }

  private static void send(
      Producer<byte[], byte[]> producer, Topics topics, int partition, int count, int bytes) {
    byte[] value = "0".repeat(bytes).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < count; i++) {
      Future<RecordMetadata> unused =
          producer.send(new ProducerRecord<>(topics.readings(), partition, bytes("S1"), value));
    }
  }

  private static Polls polls(Topics topics, int partitions, int wanted) {
    try (Consumer<byte[], byte[]> consumer = broker.connection().consumer(Map.of())) {
      assign(consumer, topics, partitions);
      return Polls.of(consumer, wanted);
    }
  }

  private static void assign(Consumer<byte[], byte[]> consumer, Topics topics, int partitions) {
    consumer.assign(
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topics.readings(), partition))
            .toList());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return new String(header.value(), StandardCharsets.UTF_8);
  }
}
