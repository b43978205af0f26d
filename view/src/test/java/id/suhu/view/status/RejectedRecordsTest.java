package id.suhu.view.status;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class RejectedRecordsTest {

  private static TestBroker broker;

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, bytes(value));
  }

  private static ProducerRecord<byte[], byte[]> record(
      Topics topics, int partition, long timeMs, byte @Nullable [] value, Header... headers) {
    return new ProducerRecord<>(
        topics.rejected(), partition, timeMs, null, value, List.of(headers));
  }

  @Test
  void returnsTheNewestOfAllPartitions() throws Exception {
    Topics topics = broker.freshTopics(2);
    try (Producer<byte[], byte[]> producer = broker.connection().producer(Map.of())) {
      for (int i = 0; i < 10; i++) {
        var unused =
            producer
                .send(
                    record(
                        topics,
                        i % 2,
                        1_000 + i,
                        bytes("value " + i),
                        header(OriginHeaders.REASON, "malformed"),
                        header(OriginHeaders.PARTITION, "1"),
                        header(OriginHeaders.OFFSET, Integer.toString(100 + i))))
                .get();
      }
    }

    assertThat(newest(topics, 3))
        .containsExactly(
            new RejectedRecord("malformed", 1, 109, 1_009, "value 9"),
            new RejectedRecord("malformed", 1, 108, 1_008, "value 8"),
            new RejectedRecord("malformed", 1, 107, 1_007, "value 7"));
  }

  @Test
  void boundsWhatAnyClientMayHaveWritten() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Producer<byte[], byte[]> producer = broker.connection().producer(Map.of())) {
      var unused =
          producer
              .send(
                  record(
                      topics, 0, 1_000, bytes("ö".repeat(10_000)), header("suhu.offset", "many")))
              .get();
      var unusedEmpty =
          producer
              .send(record(topics, 0, 2_000, null, header(OriginHeaders.REASON, "r".repeat(1_000))))
              .get();
    }

    assertThat(newest(topics, 5))
        .containsExactly(
            new RejectedRecord("r".repeat(200) + "…", -1, -1, 2_000, ""),
            new RejectedRecord("", -1, -1, 1_000, "ö".repeat(200) + "…"));
  }

  private static List<RejectedRecord> newest(Topics topics, int most) throws Exception {
    try (PlantKafka plant =
        PlantKafka.open(broker.connection(), topics, Duration.ofSeconds(5), () -> {})) {
      return RejectedRecords.newest(plant, most);
    }
  }
}
