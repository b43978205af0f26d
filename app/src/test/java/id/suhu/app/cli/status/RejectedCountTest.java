package id.suhu.app.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.cli.Language;
import id.suhu.app.cli.Stop;
import id.suhu.app.cli.Texts;
import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.kafka.OriginHeaders;
import id.suhu.kafka.Topics;
import id.suhu.testkit.TestBroker;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RejectedCountTest {

  private static final int NONE = 0;

  private static TestBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void looksAtTheFirstAndTheLastRecordOfAPartitionHoweverManyThereAre() throws Exception {
    Topics topics = broker.freshTopics(2);
    try (Writer writer = new Writer(topics)) {
      for (int i = 0; i < 30; i++) {
        writer.write(0, 1 + i * 10, 10);
      }
      writer.write(1, 1, 1);
    }

    RejectedCount count = count(topics);

    assertThat(count.records()).isEqualTo(301);
    assertThat(count.looked()).isLessThan(10);
  }

  @Test
  void goesBackOverTheMarkersAndAbortedRecordsAtTheEnd() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Writer writer = new Writer(topics)) {
      writer.write(0, 1, 100);
      writer.abort(0, 50);
      writer.abort(0, 1);
    }

    RejectedCount count = count(topics);

    assertThat(count.records()).isEqualTo(100);
    assertThat(count.looked()).isLessThan(100);
  }

  @Test
  void countsWhatIsLeftWhereOldRecordsWereDeleted() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Writer writer = new Writer(topics)) {
      writer.write(0, 1, 100);
    }
    try (Admin admin = broker.connection().admin()) {
      admin
          .deleteRecords(
              Map.of(new TopicPartition(topics.rejected(), 0), RecordsToDelete.beforeOffset(40)))
          .all()
          .get();
    }

    assertThat(count(topics).records()).isEqualTo(60);
  }

  @Test
  void readsThePartitionWholeWhereItsFirstRecordsOrAllCarryNoCount() throws Exception {
    Topics topics = broker.freshTopics(2);
    try (Writer writer = new Writer(topics)) {
      writer.write(0, NONE, 20);
      writer.write(0, 1, 30);
      writer.write(1, NONE, 7);
    }

    RejectedCount count = count(topics);

    assertThat(count.records()).isEqualTo(57);
    assertThat(count.looked()).isGreaterThanOrEqualTo(57);
  }

  @Test
  void readsThePartitionWholeWhereTheCountBeganAnew() throws Exception {
    Topics topics = broker.freshTopics(1);
    try (Writer writer = new Writer(topics)) {
      writer.write(0, 101, 20);
      writer.write(0, 1, 5);
    }

    assertThat(count(topics).records()).isEqualTo(25);
  }

  @Test
  void readsThePartitionWholeWhereItHasTheCountsOfSeveralTasks() throws Exception {
    Topics topics = broker.freshTopics();
    try (Admin admin = broker.connection().admin()) {
      admin
          .createTopics(
              Set.of(
                  new NewTopic(topics.readings(), 3, (short) 1),
                  new NewTopic(topics.rejected(), 2, (short) 1)))
          .all()
          .get();
    }
    try (Writer writer = new Writer(topics)) {
      writer.write(0, 1, 20);
      writer.write(0, 1, 30);
    }

    assertThat(count(topics).records()).isEqualTo(50);
  }

  @Test
  void countsNoneWhereThereAreNoneOrAllWereAborted() throws Exception {
    Topics topics = broker.freshTopics(2);
    try (Writer writer = new Writer(topics)) {
      writer.abort(0, 3);
    }

    assertThat(count(topics).records()).isZero();
  }

  private static RejectedCount count(Topics topics) throws Exception {
    try (KafkaAccess access =
        KafkaAccess.open(broker.connection(), topics, new Texts(Language.EN), new Stop())) {
      return RejectedCount.of(access);
    }
  }

  /** Writes as the engine does: in transactions. */
  private static final class Writer implements AutoCloseable {

    private final Topics topics;
    private final Producer<byte[], byte[]> producer;

    Writer(Topics topics) {
      this.topics = topics;
      this.producer =
          broker
              .connection()
              .producer(
                  Map.of(
                      ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                      topics.rejected(),
                      // The embedded broker allows no longer ones.
                      ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                      10_000));
      producer.initTransactions();
    }

    void write(int partition, int first, int records) {
      producer.beginTransaction();
      send(partition, first, records);
      producer.commitTransaction();
    }

    void abort(int partition, int records) {
      producer.beginTransaction();
      send(partition, 1, records);
      producer.flush();
      producer.abortTransaction();
    }

    private void send(int partition, int first, int records) {
      for (int i = 0; i < records; i++) {
        ProducerRecord<byte[], byte[]> record =
            new ProducerRecord<>(topics.rejected(), partition, null, new byte[] {'x'});
        if (first != NONE) {
          record
              .headers()
              .add(
                  OriginHeaders.COUNT,
                  Integer.toString(first + i).getBytes(StandardCharsets.UTF_8));
        }
        var unused = producer.send(record);
      }
    }

    @Override
    public void close() {
      producer.close();
    }
  }
}
