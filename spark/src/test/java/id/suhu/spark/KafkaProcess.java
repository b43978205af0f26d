package id.suhu.spark;

import id.suhu.kafka.KafkaConnection;
import id.suhu.testkit.BrokerProgram;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import id.suhu.testkit.TopicContents;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** A Kafka for a class of tests: Suhu's broker, in a process of its own. Single-threaded. */
final class KafkaProcess implements AutoCloseable {

  private final ChildProcess process;
  private final KafkaConnection connection;
  private final String forUsers;
  private int topics;

  private KafkaProcess(ChildProcess process, String[] line) {
    this.process = process;
    this.connection = KafkaConnection.plaintext(line[1]);
    this.forUsers = line[2];
  }

  /** Starts it, with its data in a folder. */
  static KafkaProcess start(Path folder) {
    ChildProcess process =
        ChildProcess.start(
            folder,
            Map.of(),
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                testkit() + File.pathSeparator + SuhuProgram.libraries() + File.separator + "*",
                BrokerProgram.class.getName(),
                folder.resolve("kafka-data").toString()));
    return new KafkaProcess(
        process, process.awaitOut(line -> line.startsWith("kafka ")).split(" ", -1));
  }

  private static Path testkit() {
    try {
      return Path.of(
          BrokerProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the place of the test kit is no path", e);
    }
  }

  /** {@code host:port}. */
  String bootstrap() {
    return connection.bootstrap();
  }

  /** The address that wants a user. */
  String bootstrapForUsers() {
    return forUsers;
  }

  /** Makes a topic that no other test of this class has; returns its name. */
  String freshTopic(int partitions) {
    topics++;
    return topic("sensor-suhu-" + topics, partitions);
  }

  /** Makes a topic. */
  String topic(String name, int partitions) {
    try (Admin admin = connection.admin()) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
      return name;
    } catch (ExecutionException e) {
      throw new IllegalStateException("topic '%s' was not made".formatted(name), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a topic was made", e);
    }
  }

  /** A producer; its caller closes it. */
  Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    return connection.producer(settings);
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
      throw new IllegalStateException("a record was refused", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while records were sent", e);
    }
  }

  /** Sends plain readings of one sensor, a tenth of them hot. */
  void sendReadings(String topic, int count) {
    send(
        IntStream.range(0, count)
            .mapToObj(each -> GeneratedRecords.plain(topic, each, each % 10 == 0 ? 90 : 70))
            .toList());
  }

  /** Takes the oldest records of a topic's first partition away, as its retention does. */
  void deleteBefore(String topic, long offset) {
    try (Admin admin = connection.admin()) {
      admin
          .deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(offset)))
          .all()
          .get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the records were not deleted", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while records were deleted", e);
    }
  }

  /** The committed records of a topic. */
  TopicContents contents(String topic) {
    return TopicContents.read(connection, topic);
  }

  @Override
  public void close() {
    process.close();
  }
}
