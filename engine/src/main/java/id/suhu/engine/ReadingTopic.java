package id.suhu.engine;

import id.suhu.kafka.admin.AdminQuestions;
import id.suhu.kafka.admin.AnswerException;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading topic as found at the engine's start. A task reads one partition of it and the same
 * partition of the command topic, which therefore has at most as many.
 *
 * <p>A sensor is owned by the partition given by the hash of its id, modulo {@code owners}. That is
 * the number of partitions at the engine's first start: if partitions are added later, no sensor
 * moves to a partition without its state. Readings in the new partitions are re-routed like all
 * others.
 *
 * @param name its name
 * @param id distinguishes it from an earlier topic of the same name
 * @param partitions its number of partitions
 * @param owners the number of partitions that own sensors; the first ones
 */
record ReadingTopic(String name, Uuid id, int partitions, int owners) {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingTopic.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  /**
   * Checks the topic.
   *
   * @throws EngineStartException if it does not exist or does not match the stored state, or if
   *     Kafka does not respond
   */
  static ReadingTopic checked(Admin admin, EngineSettings settings) throws EngineStartException {
    try {
      return look(new AdminQuestions(admin, ANSWER_WITHIN), settings.topics());
    } catch (AnswerException e) {
      throw new EngineStartException(
          "Kafka at %s: %s".formatted(settings.connection().bootstrap(), e.getMessage()), e);
    } catch (InterruptException e) {
      throw new EngineStartException("interrupted while checking the reading topic", e);
    }
  }

  /** Returns whether a partition owns a sensor. */
  boolean isOwner(int partition, byte[] sensor) {
    return partitions == 1 || SensorOwner.partitionOf(sensor, owners) == partition;
  }

  private static ReadingTopic look(AdminQuestions questions, Topics topics)
      throws EngineStartException {
    String readings = topics.readings();
    TopicDescription found = existing(questions, readings);
    int partitions = found.partitions().size();
    String changelog = topics.engineId() + "-" + SensorStore.NAME + "-changelog";
    int kept = partitions(questions, changelog).orElse(partitions);
    if (kept > partitions) {
      throw new EngineStartException(
          ("topic '%s' has %d partitions, but the alarm state was kept for %d of them (topic '%s'):"
                  + " the topic was deleted and recreated. Create it with %d partitions, or"
                  + " delete the topics '%s-…' to start without the old state")
              .formatted(readings, partitions, kept, changelog, kept, topics.engineId()));
    }
    int commands = existing(questions, topics.commands()).partitions().size();
    if (commands > partitions) {
      throw new EngineStartException(
          ("topic '%s' has %d partitions, which is more than the %d of topic '%s'. Delete it and"
                  + " create it with at most %d partitions")
              .formatted(topics.commands(), commands, partitions, readings, partitions));
    }
    if (kept < partitions) {
      LOG.atWarn()
          .addKeyValue("topic", readings)
          .addKeyValue("partitions", partitions)
          .addKeyValue("before", kept)
          .log("Partitions were added to the topic; sensors keep their owners");
      grow(questions, changelog, partitions);
    }
    String rerouted = topics.engineId() + "-" + EngineTopology.REROUTED_TOPIC;
    int owners = partitions(questions, rerouted).orElse(kept);
    return new ReadingTopic(readings, found.topicId(), partitions, owners);
  }

  private static TopicDescription existing(AdminQuestions questions, String topic)
      throws EngineStartException {
    return questions
        .topic(topic)
        .orElseThrow(
            () ->
                new EngineStartException(
                    "topic '%s' does not exist; 'suhu topics create' makes it".formatted(topic)));
  }

  /** Adds partitions to the changelog: Streams requires as many as the reading topic has. */
  private static void grow(AdminQuestions questions, String topic, int partitions) {
    var unused =
        questions.answer(
            "add partitions to topic '" + topic + "'",
            questions
                .admin()
                .createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
  }

  private static Optional<Integer> partitions(AdminQuestions questions, String topic) {
    return questions.topic(topic).map(description -> description.partitions().size());
  }
}
