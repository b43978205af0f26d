package id.suhu.testkit;

import id.suhu.broker.BrokerSettings;
import id.suhu.broker.BrokerStartException;
import id.suhu.broker.EmbeddedBroker;
import id.suhu.kafka.HostPort;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.admin.AnswerException;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker for a test class: Suhu's embedded broker on a free loopback port, with its data in
 * a temporary folder that is deleted at the close. A start takes seconds: the tests of a class
 * share one broker, and each uses {@link #freshTopics}. Thread-safe.
 */
public final class TestBroker implements AutoCloseable {

  /** The temporary folder to delete at the close. */
  private final Optional<Path> temporary;

  private final EmbeddedBroker broker;
  private final KafkaConnection connection;
  private final Producer<byte[], byte[]> producer;
  private final AtomicInteger topicsGiven = new AtomicInteger();

  private TestBroker(Optional<Path> temporary, EmbeddedBroker broker) {
    this.temporary = temporary;
    this.broker = broker;
    this.connection = KafkaConnection.plaintext(broker.loopbackBootstrap());
    this.producer = connection.producer(Map.of());
  }

  /** Starts a broker and returns once it accepts requests. */
  public static TestBroker start() {
    try {
      Path folder = Files.createTempDirectory("suhu-test-broker-");
      try {
        return new TestBroker(Optional.of(folder), embedded(folder));
      } catch (IllegalStateException e) {
        delete(folder);
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot create a temporary folder for the test broker", e);
    }
  }

  /**
   * Starts a broker with its data in a folder, which is kept. Tests choose the names of its topics,
   * which the folder may have already.
   */
  public static TestBroker start(Path folder) {
    return new TestBroker(Optional.empty(), embedded(folder));
  }

  private static EmbeddedBroker embedded(Path folder) {
    try {
      return EmbeddedBroker.start(
          BrokerSettings.in(folder).withListen(new HostPort("127.0.0.1", 0)));
    } catch (BrokerStartException e) {
      throw new IllegalStateException("the test broker did not start: " + e.getMessage(), e);
    }
  }

  /** Returns the connection to the broker. */
  public KafkaConnection connection() {
    return connection;
  }

  /** Returns {@code host:port}. */
  public String bootstrap() {
    return connection.bootstrap();
  }

  /** Returns topic names that are unique for this broker; the topics are not created. */
  public Topics freshTopics() {
    return new Topics("test-" + topicsGiven.incrementAndGet());
  }

  /** Creates topics with unique names. */
  public Topics freshTopics(int partitions) {
    Topics topics = freshTopics();
    createTopics(topics, partitions);
    return topics;
  }

  /** Creates topics that do not exist. */
  public void createTopics(Topics topics, int partitions) {
    try (Admin admin = connection.admin()) {
      new TopicSetup(admin, topics).ensure(Optional.of(partitions), Optional.empty());
    } catch (AnswerException e) {
      throw new IllegalStateException("the test's topics were not made: " + e.getMessage(), e);
    }
  }

  /** Sends a record and waits until it is acknowledged. */
  public RecordMetadata send(ProducerRecord<byte[], byte[]> record) {
    try {
      return producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("record for '%s' was rejected".formatted(record.topic()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while sending a record", e);
    }
  }

  /**
   * Sends text and waits until it is acknowledged; the Java client's partitioner selects the
   * partition.
   */
  public RecordMetadata send(String topic, @Nullable String key, String value) {
    return send(new ProducerRecord<>(topic, key == null ? null : bytes(key), bytes(value)));
  }

  /** Reads all committed records of a topic. */
  public TopicContents contents(String topic) {
    return TopicContents.read(connection, topic);
  }

  @Override
  public void close() {
    producer.close();
    broker.close();
    temporary.ifPresent(TestBroker::delete);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("the folder of the test broker could not be deleted", e);
    }
  }
}
