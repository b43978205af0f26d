package id.suhu.kafka.admin;

import id.suhu.kafka.topic.DiskBudget;
import id.suhu.kafka.topic.TopicPlan;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Makes Suhu's topics where they are missing, and tells what is there. Thread-safe. */
public final class TopicSetup {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final Admin admin;
  private final Topics topics;

  /**
   * @param admin stays the caller's to close
   * @param topics which
   */
  public TopicSetup(Admin admin, Topics topics) {
    this.admin = admin;
    this.topics = topics;
  }

  /**
   * What a topic is like.
   *
   * @param name its name
   * @param partitions how many
   * @param replicas of each partition
   */
  public record Found(String name, int partitions, int replicas) {}

  /**
   * Makes the topics that are missing; those that are there stay as they are.
   *
   * @param partitions of a topic that is made; empty for as many as the reading topic has, or else
   *     the broker's default
   * @param replicationFactor of a topic that is made; empty for the broker's default
   * @return the names of those that were made
   * @throws TopicSetupException if Kafka does not answer or a right is missing
   */
  public List<String> ensure(Optional<Integer> partitions, Optional<Short> replicationFactor)
      throws TopicSetupException {
    Set<String> found = find().keySet();
    List<String> made = new ArrayList<>();
    Optional<Integer> wanted = partitions;
    for (TopicPlan plan : topics.plans()) {
      if (!found.contains(plan.name()) && create(plan, wanted, replicationFactor)) {
        made.add(plan.name());
      }
      // Known also where somebody else has made it just now.
      TopicDescription known = awaitKnown(plan.name());
      if (plan.name().equals(topics.readings())) {
        wanted = Optional.of(known.partitions().size());
      }
    }
    return made;
  }

  /** A topic is made by Kafka's controller; its brokers hear of it a moment later. */
  private TopicDescription awaitKnown(String name) throws TopicSetupException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    Optional<TopicDescription> known = describe(name);
    while (known.isEmpty()) {
      if (System.nanoTime() - deadline > 0) {
        throw new TopicSetupException(
            "topic '%s' was created, but is not known %d s later"
                .formatted(name, TIMEOUT.toSeconds()),
            new TimeoutException());
      }
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      known = describe(name);
    }
    return known.get();
  }

  /** Those of Suhu's topics that exist, by name. */
  public Map<String, Found> find() throws TopicSetupException {
    Map<String, Found> found = new LinkedHashMap<>();
    for (TopicPlan plan : topics.plans()) {
      describe(plan.name())
          .ifPresent(
              topic ->
                  found.put(
                      plan.name(),
                      new Found(
                          plan.name(),
                          topic.partitions().size(),
                          topic.partitions().get(0).replicas().size())));
    }
    return found;
  }

  /**
   * Holds the topics that exist to a budget of the disk, in place of what they were held to before.
   *
   * @throws TopicSetupException if Kafka does not answer or a right is missing
   */
  public void bound(DiskBudget budget) throws TopicSetupException {
    Map<String, Integer> partitions = new HashMap<>();
    find().values().forEach(topic -> partitions.put(topic.name(), topic.partitions()));
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    budget
        .settings(topics, partitions)
        .forEach((topic, settings) -> changes.put(resource(topic), set(settings)));
    get("set how many bytes the topics keep", admin.incrementalAlterConfigs(changes).all());
  }

  private static ConfigResource resource(String topic) {
    return new ConfigResource(ConfigResource.Type.TOPIC, topic);
  }

  private static List<AlterConfigOp> set(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(
            setting ->
                new AlterConfigOp(
                    new ConfigEntry(setting.getKey(), setting.getValue()),
                    AlterConfigOp.OpType.SET))
        .toList();
  }

  private Optional<TopicDescription> describe(String name) throws TopicSetupException {
    try {
      var all = admin.describeTopics(Set.of(name)).allTopicNames();
      return Optional.ofNullable(get("describe topic '" + name + "'", all).get(name));
    } catch (TopicSetupException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** False where somebody else made it first. */
  private boolean create(
      TopicPlan plan, Optional<Integer> partitions, Optional<Short> replicationFactor)
      throws TopicSetupException {
    NewTopic topic =
        new NewTopic(plan.name(), partitions, replicationFactor).configs(plan.settings());
    try {
      get("create topic '" + plan.name() + "'", admin.createTopics(Set.of(topic)).all());
      return true;
    } catch (TopicSetupException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  private static <T> T get(String what, KafkaFuture<T> future) throws TopicSetupException {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      String reason =
          cause instanceof AuthorizationException
              ? "this user lacks the right to " + what
              : "could not " + what + ": " + cause.getMessage();
      throw new TopicSetupException(reason, cause);
    } catch (TimeoutException e) {
      throw new TopicSetupException(
          "could not %s: no answer within %d s".formatted(what, TIMEOUT.toSeconds()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TopicSetupException("could not " + what + ": interrupted", e);
    }
  }
}
