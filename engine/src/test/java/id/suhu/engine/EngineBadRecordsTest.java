package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.HugeRecord;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

/** The engine with a real broker and records that could stop it or exhaust its memory. */
class EngineBadRecordsTest extends EngineOnBroker {

  private static final int MIB = 1024 * 1024;

  @Test
  void continuesAfterRecordsThatAreNotReadings() throws Exception {
    Topics topics = broker.freshTopics(1);
    Random random = new Random(1);
    try (Engine engine = start(topics)) {
      for (int i = 0; i < 50; i++) {
        byte[] garbage = new byte[random.nextInt(200)];
        random.nextBytes(garbage);
        broker.send(new ProducerRecord<>(topics.readings(), 0, garbage, garbage));
      }
      broker.send(new ProducerRecord<>(topics.readings(), 0, null, null));
      broker.send(new ProducerRecord<>(topics.readings(), 0, null, new byte[1_000_000]));
      broker.send(new ProducerRecord<>(topics.readings(), 0, new byte[1_000_000], null));
      send(topics, 0, "S1", 90);
      await("raised", () -> journal(topics).size() == 1);

      assertThat(engine.lastFailure()).isEmpty();
      assertThat(broker.contents(topics.rejected()).records()).hasSize(53);
    }
  }

  @Test
  void continuesAfterAHighlyCompressedBatch() throws Exception {
    Topics topics = broker.freshTopics(1);
    byte[] zeros = new byte[MIB];
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "zstd",
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            64 * MIB,
            ProducerConfig.BATCH_SIZE_CONFIG,
            16 * MIB,
            ProducerConfig.LINGER_MS_CONFIG,
            1_000);
    try (Producer<byte[], byte[]> producer = broker.connection().producer(settings)) {
      for (int i = 0; i < 500; i++) {
        Future<RecordMetadata> unused =
            producer.send(new ProducerRecord<>(topics.readings(), 0, null, zeros));
      }
    }
    send(topics, 0, "S1", 90);

    try (Engine engine = start(topics)) {
      await("raised", () -> journal(topics).size() == 1);

      assertThat(engine.lastFailure()).isEmpty();
      List<ConsumerRecord<byte[], byte[]>> rejected = broker.contents(topics.rejected()).records();
      assertThat(rejected).hasSize(500);
      assertThat(rejected.stream().map(record -> header(record, OriginHeaders.REASON)))
          .containsOnly("too_large");
      assertThat(rejected.stream().map(record -> header(record, OriginHeaders.TRUNCATED)))
          .containsOnly("" + MIB);
    }
  }

  @Test
  void continuesAfterARecordThatIsLargerThanTheHeap() throws Exception {
    Topics topics = broker.freshTopics(2);
    // Larger than the heap, up to the largest heap that a record can exceed.
    int zeros = (int) Math.min(700L * MIB, Runtime.getRuntime().maxMemory() + MIB);
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
      send(topics, 1, "S0", 90);
      new HugeRecord(reading("S1", 90), "S2", zeros, reading("S2", 90))
          .send(broker, topics.readings());
      send(topics, 0, "S3", 90);
      send(topics, 1, "S4", 90);
      await("raised", () -> journal(topics).size() == 5);

      assertThat(engine.lastFailure()).isEmpty();
    }
    try (Engine engine = start(topics)) {
      send(topics, 0, "S5", 90);
      await("raised", () -> journal(topics).size() == 6);

      assertThat(engine.lastFailure()).isEmpty();
    }

    List<ConsumerRecord<byte[], byte[]>> rejected = broker.contents(topics.rejected()).records();
    assertThat(rejected).hasSize(1);
    assertThat(header(rejected.get(0), OriginHeaders.REASON)).isEqualTo("too_large");
    assertThat(header(rejected.get(0), OriginHeaders.OFFSET)).isEqualTo("1");
    assertThat(header(rejected.get(0), OriginHeaders.TRUNCATED)).isEqualTo("" + (2 + zeros));
  }

  @Test
  void readsTheBacklogRecordByRecordAfterARunEndedOutOfMemory() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Engine engine = start(topics)) {
      await("running", () -> engine.phase() == Engine.Phase.RUNNING);
      engine.endsWithoutMemory();
    }
    ProducerRecord<byte[], byte[]> empty =
        new ProducerRecord<>(topics.readings(), 0, null, (byte[]) null);
    IntStream.range(0, 200_000).forEach(i -> empty.headers().add("h", null));
    broker.send(empty);
    send(topics, 0, "S1", 90);

    try (Engine engine = start(topics)) {
      await("raised", () -> journal(topics).size() == 1);
      assertThat(engine.lastFailure()).isEmpty();
      assertThat(recordsReadByKafka(topics)).isZero();

      send(topics, 0, "S2", 90);
      await("raised", () -> journal(topics).size() == 2);
      assertThat(recordsReadByKafka(topics)).isEqualTo(1);
    }
    assertThat(broker.contents(topics.rejected()).records()).hasSize(1);
  }

  /** Returns how many records Kafka's own consumers have read for the running engine. */
  private static double recordsReadByKafka(Topics topics) throws JMException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    double records = 0;
    for (ObjectName name :
        beans.queryNames(
            new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*"),
            null)) {
      if (name.getKeyProperty("client-id").contains(topics.engineId())) {
        records += (double) beans.getAttribute(name, "records-consumed-total");
      }
    }
    return records;
  }

  @Test
  void continuesIfKafkaRefusesARejectedRecord() throws Exception {
    Topics topics = broker.freshTopics(1);
    ConfigResource rejected = new ConfigResource(ConfigResource.Type.TOPIC, topics.rejected());
    try (Admin admin = broker.connection().admin()) {
      AlterConfigOp smallLimit =
          new AlterConfigOp(
              new ConfigEntry(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "1000"),
              AlterConfigOp.OpType.SET);
      admin
          .incrementalAlterConfigs(Map.of(rejected, List.of(smallLimit)))
          .all()
          .get(30, TimeUnit.SECONDS);
    }
    try (Engine engine = start(topics)) {
      broker.send(new ProducerRecord<>(topics.readings(), 0, null, new byte[5_000]));
      send(topics, 0, "S1", 90);
      await("raised", () -> journal(topics).size() == 1);
      assertThat(engine.phase()).isNotEqualTo(Engine.Phase.CLOSED);
    }
    List<ConsumerRecord<byte[], byte[]>> records = broker.contents(topics.rejected()).records();
    assertThat(records).hasSize(1);
    assertThat(records.get(0).value()).isNull();
    assertThat(
            new String(
                records.get(0).headers().lastHeader(OriginHeaders.TRUNCATED).value(),
                StandardCharsets.UTF_8))
        .isEqualTo("5000");
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
