package id.suhu.kafka;

import id.suhu.kafka.admin.AdminQuestions;
import id.suhu.kafka.read.OffsetRange;
import id.suhu.kafka.read.TopicReader;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A Kafka that answered when it was asked, and the topics of one Suhu in it. What goes wrong is a
 * {@link KafkaException}. Single-threaded.
 */
public final class PlantKafka implements AutoCloseable {

  /** Somebody waits for what is read, and for the end. */
  private static final Map<String, Object> QUICK =
      Map.of(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);

  private final KafkaConnection connection;
  private final KafkaConnection impatient;
  private final Topics topics;
  private final Runnable meanwhile;
  private final AdminQuestions questions;

  private PlantKafka(
      KafkaConnection connection, Topics topics, Duration patience, Runnable meanwhile) {
    this.connection = connection;
    this.impatient = impatient(connection, patience);
    this.topics = topics;
    this.meanwhile = meanwhile;
    this.questions = new AdminQuestions(impatient.admin(), meanwhile);
  }

  /**
   * Asks a Kafka whether it is there.
   *
   * @param patience how long an answer may take, unless the connection's settings say it
   * @param meanwhile is called a few times a second while an answer or records are awaited; what it
   *     throws ends the wait
   * @throws KafkaException if it does not answer, or refuses the user
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

  /** How to reach this Kafka, for clients that wait as long as they like. */
  public KafkaConnection connection() {
    return connection;
  }

  /** The topics' names. */
  public Topics topics() {
    return topics;
  }

  /** Asks whatever an admin client can. */
  public AdminQuestions questions() {
    return questions;
  }

  /**
   * Where the engine goes on in the reading topic.
   *
   * @return offsets by partition; none for a partition that it has not begun
   */
  public Map<TopicPartition, Long> engineOffsets() {
    Map<TopicPartition, Long> committed = questions.committed(topics.engineId());
    committed.keySet().removeIf(partition -> !partition.topic().equals(topics.readings()));
    return committed;
  }

  /** How many processes and threads run the engine now. */
  public int engineMembers() {
    return questions.members(topics.engineId());
  }

  /**
   * The partitions of a topic.
   *
   * @throws UnknownTopicOrPartitionException if there is no such topic
   */
  public List<TopicPartition> partitions(String topic) {
    return questions
        .topic(topic)
        .orElseThrow(() -> new UnknownTopicOrPartitionException(topic))
        .partitions()
        .stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  /**
   * A reader of a topic, at its beginning; the caller closes it.
   *
   * @throws UnknownTopicOrPartitionException if there is no such topic
   */
  public TopicReader reader(String topic) {
    List<TopicPartition> partitions = partitions(topic);
    return new TopicReader(impatient.consumer(QUICK), partitions, meanwhile);
  }

  /**
   * Reads a topic once, to the end that it has now.
   *
   * @param each gets every record; returns whether it wants another
   * @return what was to be read
   * @throws UnknownTopicOrPartitionException if there is no such topic
   */
  public Map<TopicPartition, OffsetRange> scan(
      String topic, Predicate<ConsumerRecord<byte[], byte[]>> each) {
    try (TopicReader reader = reader(topic)) {
      return reader.scan(each);
    }
  }

  @Override
  public void close() {
    questions.admin().close(Duration.ZERO);
  }
}
