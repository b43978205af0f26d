package id.suhu.app.cli.kafka;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A Kafka that answered when it was asked, and the topics of one Suhu in it. Single-threaded. */
public final class KafkaAccess implements AutoCloseable {

  /** How long somebody at a terminal waits for a Kafka that is not there. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Duration STOP_CHECK = Duration.ofMillis(100);

  private final KafkaConnection connection;
  private final Topics topics;
  private final Texts texts;
  private final Stop stop;
  private final Admin admin;

  private KafkaAccess(KafkaConnection connection, Topics topics, Texts texts, Stop stop)
      throws CommandFailedException {
    this.connection = connection;
    this.topics = topics;
    this.texts = texts;
    this.stop = stop;
    try {
      this.admin = impatient(connection).admin();
    } catch (KafkaException e) {
      throw KafkaFault.explained(e, connection.bootstrap(), texts);
    }
  }

  /**
   * Asks a Kafka whether it is there.
   *
   * @throws CommandFailedException if it does not answer within 5 s, or refuses the user
   */
  public static KafkaAccess open(KafkaConnection connection, Topics topics, Texts texts, Stop stop)
      throws CommandFailedException {
    KafkaAccess access = new KafkaAccess(connection, topics, texts, stop);
    try {
      access.get(access.admin.describeCluster().clusterId());
      return access;
    } catch (CommandFailedException | RuntimeException e) {
      access.close();
      throw e;
    }
  }

  /** An admin client, for {@link #get}. */
  public Admin admin() {
    return admin;
  }

  /** How to reach this Kafka, for clients that wait as long as they like. */
  public KafkaConnection connection() {
    return connection;
  }

  /** The topics' names. */
  public Topics topics() {
    return topics;
  }

  /**
   * A consumer of committed records, without a group; the caller closes it.
   *
   * @param more settings besides
   */
  public Consumer<byte[], byte[]> consumer(Map<String, Object> more) throws CommandFailedException {
    try {
      return impatient(connection).consumer(more);
    } catch (KafkaException e) {
      throw KafkaFault.explained(e, connection.bootstrap(), texts);
    }
  }

  /**
   * The partitions of a topic.
   *
   * @throws CommandFailedException if there is no such topic
   */
  public List<TopicPartition> partitions(String topic) throws CommandFailedException {
    return get(admin.describeTopics(Set.of(topic)).allTopicNames()).values().stream()
        .flatMap(description -> description.partitions().stream())
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /**
   * An answer of the {@link #admin}.
   *
   * @throws CommandFailedException if there is none, saying why
   */
  public <T> T get(KafkaFuture<T> answer) throws CommandFailedException {
    while (true) {
      try {
        return answer.get(STOP_CHECK.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // The client's own time limit ends this loop.
        stop.check();
      } catch (ExecutionException e) {
        throw explained(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFailedException("interrupted while waiting for Kafka", e);
      }
    }
  }

  /**
   * A reader of a topic, from its beginning; the caller closes it.
   *
   * @throws CommandFailedException if there is no such topic
   */
  public TopicReader reader(String topic) throws CommandFailedException {
    List<TopicPartition> partitions = partitions(topic);
    return new TopicReader(consumer(Map.of()), partitions, stop, this::explained);
  }

  /**
   * Reads a topic once, to the end that it has now.
   *
   * @param each gets every record; those of one partition in their order
   * @throws CommandFailedException if there is no such topic, or Kafka goes away meanwhile
   */
  public void scan(String topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> each)
      throws CommandFailedException {
    try (TopicReader reader = reader(topic)) {
      reader.readToEnd(
          record -> {
            each.accept(record);
            return true;
          });
    }
  }

  /** What to say of something that Kafka's client threw. */
  public CommandFailedException explained(Throwable fault) {
    return fault.getCause() instanceof UnknownTopicOrPartitionException
        ? new CommandFailedException(
            texts.sentence("kafka.no_topics", connection.bootstrap()), fault)
        : KafkaFault.explained(fault, connection.bootstrap(), texts);
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  /** The same connection, but for clients that do not wait a minute. */
  private static KafkaConnection impatient(KafkaConnection connection) {
    Map<String, String> settings = new HashMap<>();
    String patience = Long.toString(PATIENCE.toMillis());
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, patience);
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, patience);
    settings.putAll(connection.settings());
    return new KafkaConnection(connection.bootstrap(), settings);
  }
}
