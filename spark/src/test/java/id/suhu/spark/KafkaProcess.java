package id.suhu.spark;

import id.suhu.testkit.SeparateBroker;
import id.suhu.testkit.TopicContents;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A Kafka broker for a test class: Suhu's broker in a separate process. Not thread-safe. */
final class KafkaProcess implements AutoCloseable {

  private final SeparateBroker broker;
  private final Optional<Path> ownFolder;
  private int topics;

  private KafkaProcess(Path folder, Optional<Path> ownFolder) {
    this.broker =
        SeparateBroker.start(folder, "-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    this.ownFolder = ownFolder;
  }

  /** Starts the broker with its data in a folder. */
  static KafkaProcess start(Path folder) {
    return new KafkaProcess(folder, Optional.empty());
  }

  /** Starts the broker with its data in a temporary folder, which is deleted at the end. */
  static KafkaProcess start() {
    try {
      Path folder = Files.createTempDirectory("suhu-test-kafka-");
      return new KafkaProcess(folder, Optional.of(folder));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a temporary folder for Kafka", e);
    }
  }

  /** Returns {@code host:port}. */
  String bootstrap() {
    return broker.connection().bootstrap();
  }

  /** Returns the address that requires a user. */
  String bootstrapForUsers() {
    return broker.bootstrapForUsers();
  }

  /** Creates a topic with a unique name and returns the name. */
  String freshTopic(int partitions) {
    topics++;
    return topic("sensor-suhu-" + topics, partitions);
  }

  /** Creates a topic. */
  String topic(String name, int partitions) {
    broker.makeTopic(name, partitions);
    return name;
  }

  /** Returns the command line of {@code archive} for a topic. */
  String[] archive(String topic, Path output, String... more) {
    return Stream.concat(
            Stream.of(
                "archive",
                "--bootstrap",
                bootstrap(),
                "--topic",
                topic,
                "--output",
                output.toString()),
            Stream.of(more))
        .toArray(String[]::new);
  }

  /** Returns a producer; the caller closes it. */
  Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    return broker.connection().producer(settings);
  }

  /** Sends records and waits until they are acknowledged. */
  void send(List<ProducerRecord<byte[], byte[]>> records) {
    try (Producer<byte[], byte[]> producer = producer(Map.of())) {
      var answers = records.stream().map(producer::send).toList();
      producer.flush();
      for (var answer : answers) {
        answer.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a record was rejected by the broker:\n" + broker, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending records", e);
    }
  }

  /** Sends plain readings of one sensor, a tenth of them hot. */
  void sendReadings(String topic, int count) {
    send(
        IntStream.range(0, count)
            .mapToObj(each -> GeneratedRecords.plain(topic, each, each % 10 == 0 ? 90 : 70))
            .toList());
  }

  /** Deletes the oldest records of a topic's first partition, like its retention. */
  void deleteBefore(String topic, long offset) {
    try (Admin admin = broker.connection().admin()) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the records were not deleted", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while deleting records", e);
    }
  }

  /** Returns the committed records of a topic. */
  TopicContents contents(String topic) {
    return TopicContents.read(broker.connection(), topic);
  }

  @Override
  public void close() {
    broker.close();
    ownFolder.ifPresent(KafkaProcess::delete);
  }

  private static void delete(Path folder) {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete the folder of Kafka", e);
    }
  }
}
