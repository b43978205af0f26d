package id.suhu.kafka;

import id.suhu.kafka.admin.AdminQuestions;
import id.suhu.kafka.read.OffsetRange;
import id.suhu.kafka.read.TopicReader;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka cluster that has responded, and the topics of one Suhu instance in it. Errors are {@link
 * KafkaException}s. Single-threaded.
 */
public final class PlantKafka implements AutoCloseable {

  /** Reads and their end are interactive. */
  private static final Map<String, Object> QUICK =
      Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);

  private static final Logger LOG = LoggerFactory.getLogger(PlantKafka.class);

  private final KafkaConnection connection;
  private final KafkaConnection impatient;
  private final Topics topics;
  private final Duration patience;
  private final Runnable meanwhile;
  private final AdminQuestions questions;

  private PlantKafka(
      KafkaConnection connection, Topics topics, Duration patience, Runnable meanwhile) {
    this.connection = connection;
    this.impatient = impatient(connection, patience);
    this.topics = topics;
    this.patience = patience;
    this.meanwhile = meanwhile;
    this.questions = new AdminQuestions(impatient.admin(), meanwhile);
  }

  /**
   * Connects to Kafka and verifies that it responds.
   *
   * @param patience maximum wait for a response, unless set by the connection's settings
   * @param meanwhile called a few times per second during a wait for responses or records; an
   *     exception it throws ends the wait
   * @throws KafkaException if Kafka does not respond, or rejects the user
   */
  public static PlantKafka open(
      KafkaConnection connection, Topics topics, Duration patience, Runnable meanwhile) {
    PlantKafka plant = new PlantKafka(connection, topics, patience, meanwhile);
    try {
      var unused =
          plant.questions.answer(
              "reach Kafka", plant.questions.admin().describeCluster().clusterId());
      return plant;
    } catch (RuntimeException e) {
      plant.close();
      throw e;
    }
  }

  private static KafkaConnection impatient(KafkaConnection connection, Duration patience) {
    Map<String, String> settings = new HashMap<>();
    String limit = Long.toString(patience.toMillis());
    settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, limit);
    settings.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, limit);
    settings.putAll(connection.settings());
    return new KafkaConnection(connection.bootstrap(), settings);
  }

  /** Returns the connection to this cluster, for clients with their own timeouts. */
  public KafkaConnection connection() {
    return connection;
  }

  /** Returns the topic names. */
  public Topics topics() {
    return topics;
  }

  /** Returns the admin requests. */
  public AdminQuestions questions() {
    return questions;
  }

  /**
   * Returns the engine's committed offsets in the reading topic.
   *
   * @return offsets by partition; none for a partition without a committed offset
   */
  public Map<TopicPartition, Long> engineOffsets() {
    Map<TopicPartition, Long> committed = questions.committed(topics.engineId());
    committed.keySet().removeIf(partition -> !partition.topic().equals(topics.readings()));
    return committed;
  }

  /** Returns the number of members in the engine's consumer group. */
  public int engineMembers() {
    return questions.members(topics.engineId());
  }

  /**
   * Returns the partitions of a topic.
   *
   * @throws UnknownTopicOrPartitionException if the topic does not exist
   */
  public List<TopicPartition> partitions(String topic) {
    return questions
        .partitions(topic)
        .orElseThrow(() -> new UnknownTopicOrPartitionException(topic));
  }

  /**
   * Returns a reader at the beginning of a topic; the caller closes it.
   *
   * @throws UnknownTopicOrPartitionException if the topic does not exist
   */
  public TopicReader reader(String topic) {
    List<TopicPartition> partitions = partitions(topic);
    return new TopicReader(impatient.consumer(QUICK), partitions, meanwhile);
  }

  /**
   * Reads a topic once, up to its current end.
   *
   * @param each called with every record; returns whether to continue
   * @return the offsets to be read
   * @throws UnknownTopicOrPartitionException if the topic does not exist
   */
  public Map<TopicPartition, OffsetRange> scan(
      String topic, Predicate<ConsumerRecord<byte[], byte[]>> each) {
    try (TopicReader reader = reader(topic)) {
      return reader.scan(each);
    }
  }

  /**
   * Reads the values of a topic once, up to its current end. A value that is rejected was written
   * by another client, and is skipped.
   *
   * @param each called with every value; rejects one by an {@link IllegalArgumentException}
   * @throws UnknownTopicOrPartitionException if the topic does not exist
   */
  public void scanValues(String topic, Consumer<byte[]> each) {
    var unused =
        scan(
            topic,
            record -> {
              byte[] value = record.value();
              try {
                if (value != null) {
                  each.accept(value);
                }
              } catch (IllegalArgumentException e) {
                LOG.debug("Skipped a record of topic {}", topic, e);
              }
              return true;
            });
  }

  /**
   * Sends a few records to an existing topic, and waits until all are acknowledged.
   *
   * @throws KafkaException if one of them was not; it may have been written nevertheless
   */
  public void send(List<ProducerRecord<byte[], byte[]>> records) {
    new AcknowledgedSend(patience, meanwhile).send(connection, records);
  }

  @Override
  public void close() {
    questions.admin().close(Duration.ZERO);
  }
}
