package id.suhu.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
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
    String readings = settings.topics().readings();
    TopicDescription found =
        describe(admin, settings, readings)
            .orElseThrow(
                () ->
                    new EngineStartException(
                        "topic '%s' does not exist; 'suhu topics create' makes it"
                            .formatted(readings)));
    int partitions = found.partitions().size();
    String changelog = settings.topics().engineId() + "-" + SensorStore.NAME + "-changelog";
    int kept = partitions(admin, settings, changelog).orElse(partitions);
    if (kept > partitions) {
      throw new EngineStartException(
          ("topic '%s' has %d partitions, but the alarm state was kept for %d of them (topic '%s'):"
                  + " the topic was deleted and made again. Make it with %d partitions, or delete the"
                  + " topics '%s-…' to begin without the old state")
              .formatted(
                  readings, partitions, kept, changelog, kept, settings.topics().engineId()));
    }
    if (kept < partitions) {
      LOG.warn(
          "topic {} was given more partitions, {} instead of {}; sensors stay where they are",
          readings,
          partitions,
          kept);
      grow(admin, settings, changelog, partitions);
    }
    String rerouted = settings.topics().engineId() + "-" + EngineTopology.REROUTED_TOPIC;
    int owners = partitions(admin, settings, rerouted).orElse(kept);
    return new ReadingTopic(readings, found.topicId(), partitions, owners);
  }

  /** Streams asks for as many partitions of the changelog as the reading topic has. */
  private static void grow(Admin admin, EngineSettings settings, String topic, int partitions)
      throws EngineStartException {
    answer(
        settings,
        "give topic '" + topic + "' more partitions",
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions))).all());
  }

  private static Optional<Integer> partitions(Admin admin, EngineSettings settings, String topic)
      throws EngineStartException {
    return describe(admin, settings, topic).map(description -> description.partitions().size());
  }

  private static Optional<TopicDescription> describe(
      Admin admin, EngineSettings settings, String topic) throws EngineStartException {
    try {
      return Optional.ofNullable(
          answer(
                  settings,
                  "look at topic '" + topic + "'",
                  admin.describeTopics(Set.of(topic)).allTopicNames())
              .get(topic));
    } catch (EngineStartException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private static <T> T answer(EngineSettings settings, String what, KafkaFuture<T> future)
      throws EngineStartException {
    try {
      return future.get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new EngineStartException("could not " + what + ": " + cause.getMessage(), cause);
    } catch (TimeoutException e) {
      throw new EngineStartException(
          "could not %s: Kafka at %s did not answer within %d s"
              .formatted(what, settings.connection().bootstrap(), ANSWER_WITHIN.toSeconds()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStartException("could not " + what + ": interrupted", e);
    }
  }
}
