package id.suhu.view.status;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBroker.class)
class StatusCountTest {

  private static TestBroker broker;

  @BeforeAll
  static void startBroker(TestBroker shared) {
    broker = shared;
  }

  @Test
  void countsRejectedRecordsWithoutTransactionMarkers() throws Exception {
    Topics topics = broker.freshTopics(2);
    write(topics, 5, 3);

    assertThat(rejected(topics, 1_000)).isEqualTo(new StatusCount.Rejected(15, true));
  }

  @Test
  void countsTheNewestRejectedRecordsAndReportsThatOlderOnesExist() throws Exception {
    Topics topics = broker.freshTopics(2);
    write(topics, 100, 9);

    // Each transaction writes nine records and a marker to the first of two partitions.
    assertThat(rejected(topics, 100)).isEqualTo(new StatusCount.Rejected(45, false));
  }

  private static StatusCount.Rejected rejected(Topics topics, int offsets) throws Exception {
    try (PlantKafka plant =
        PlantKafka.open(broker.connection(), topics, Duration.ofSeconds(5), () -> {})) {
      return StatusCount.rejected(plant, offsets);
    }
  }

  /** Writes in transactions, like the engine. */
  private static void write(Topics topics, int transactions, int records) {
    try (Producer<byte[], byte[]> producer =
        broker
            .connection()
            .producer(
                Map.of(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    topics.rejected(),
                    // The embedded broker's maximum.
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    10_000))) {
      producer.initTransactions();
      for (int i = 0; i < transactions; i++) {
        producer.beginTransaction();
        for (int j = 0; j < records; j++) {
          var unused = producer.send(new ProducerRecord<>(topics.rejected(), 0, null, new byte[1]));
        }
        producer.commitTransaction();
      }
    }
  }
}
