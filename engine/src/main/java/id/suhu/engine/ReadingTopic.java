package id.suhu.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The reading topic as the engine found it.
 *
 * @param name its name
 * @param id tells it from an earlier topic of the same name
 * @param partitions how many it has
 */
record ReadingTopic(String name, Uuid id, int partitions) {

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
    Optional<TopicDescription> kept = describe(admin, settings, changelog);
    if (kept.isPresent() && kept.get().partitions().size() != partitions) {
      throw new EngineStartException(
          ("topic '%s' has %d partitions, but the alarm state was kept for %d of them (topic '%s'):"
                  + " a topic that Suhu watches cannot be given other partitions; use a new topic")
              .formatted(readings, partitions, kept.get().partitions().size(), changelog));
    }
    return new ReadingTopic(readings, found.topicId(), partitions);
  }

  private static Optional<TopicDescription> describe(
      Admin admin, EngineSettings settings, String topic) throws EngineStartException {
    try {
      return Optional.ofNullable(
          admin
              .describeTopics(Set.of(topic))
              .allTopicNames()
              .get(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
              .get(topic));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw new EngineStartException(
          "could not look at topic '%s': %s".formatted(topic, e.getCause()), e);
    } catch (TimeoutException e) {
      throw new EngineStartException(
          "Kafka at %s did not answer within %d s"
              .formatted(settings.connection().bootstrap(), ANSWER_WITHIN.toSeconds()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStartException("interrupted while looking at topic '" + topic + "'", e);
    }
  }
}
