package id.suhu.engine;

import id.suhu.kafka.admin.AdminQuestions;
import id.suhu.kafka.admin.AnswerException;
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
 * The reading topic as the engine found it.
 *
 * <p>A sensor is owned by the partition that its id's hash names among the {@code owners}. That is
 * their number when the engine first ran: a topic that is given more partitions later does not move
 * its sensors to others, where nothing would be known of them. Readings in the new partitions are
 * re-routed as those in any other are.
 *
 * @param name its name
 * @param id tells it from an earlier topic of the same name
 * @param partitions how many it has
 * @param owners how many of them own sensors; the first ones
 */
record ReadingTopic(String name, Uuid id, int partitions, int owners) {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingTopic.class);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

  /**
   * Looks at the topic.
   *
   * @throws EngineStartException if it is not there, does not fit the state that was kept, or Kafka
   *     does not answer
   */
  static ReadingTopic checked(Admin admin, EngineSettings settings) throws EngineStartException {
    try {
      return look(new AdminQuestions(admin, ANSWER_WITHIN), settings.topics());
    } catch (AnswerException e) {
      throw new EngineStartException(
          "Kafka at %s: %s".formatted(settings.connection().bootstrap(), e.getMessage()), e);
    } catch (InterruptException e) {
      throw new EngineStartException("interrupted while it looked at the reading topic", e);
    }
  }

  private static ReadingTopic look(AdminQuestions questions, Topics topics)
      throws EngineStartException {
    String readings = topics.readings();
    TopicDescription found =
        questions
            .topic(readings)
            .orElseThrow(
                () ->
                    new EngineStartException(
                        "topic '%s' does not exist; 'suhu topics create' makes it"
                            .formatted(readings)));
    int partitions = found.partitions().size();
    String changelog = topics.engineId() + "-" + SensorStore.NAME + "-changelog";
    int kept = partitions(questions, changelog).orElse(partitions);
    if (kept > partitions) {
      throw new EngineStartException(
          ("topic '%s' has %d partitions, but the alarm state was kept for %d of them (topic '%s'):"
                  + " the topic was deleted and made again. Make it with %d partitions, or delete the"
                  + " topics '%s-…' to begin without the old state")
              .formatted(readings, partitions, kept, changelog, kept, topics.engineId()));
    }
    if (kept < partitions) {
      LOG.warn(
          "topic {} was given more partitions, {} instead of {}; sensors stay where they are",
          readings,
          partitions,
          kept);
      grow(questions, changelog, partitions);
    }
    String rerouted = topics.engineId() + "-" + EngineTopology.REROUTED_TOPIC;
    int owners = partitions(questions, rerouted).orElse(kept);
    return new ReadingTopic(readings, found.topicId(), partitions, owners);
  }

  /** Streams asks for as many partitions of the changelog as the reading topic has. */
  private static void grow(AdminQuestions questions, String topic, int partitions) {
    var unused =
        questions.answer(
            "give topic '" + topic + "' more partitions",
            questions
                .admin()
                .createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
  }

  private static Optional<Integer> partitions(AdminQuestions questions, String topic) {
    return questions.topic(topic).map(description -> description.partitions().size());
  }
}
