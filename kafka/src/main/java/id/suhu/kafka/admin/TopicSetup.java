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
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;

/** Creates Suhu's missing topics and lists the existing ones. Thread-safe. */
public final class TopicSetup {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final AdminQuestions questions;
  private final Topics topics;

  /**
   * @param admin closed by the caller
   * @param topics the topics
   */
  public TopicSetup(Admin admin, Topics topics) {
    this.questions = new AdminQuestions(admin, TIMEOUT);
    this.topics = topics;
  }

  /**
   * An existing topic.
   *
   * @param name its name
   * @param partitions number of partitions
   * @param replicas number of replicas of each partition
   */
  public record Found(String name, int partitions, int replicas) {}

  /**
   * Creates missing topics, and returns once all of their partitions accept records; existing
   * topics are not changed.
   *
   * @param partitions of a created topic; if empty, as many as the reading topic has, or else the
   *     broker's default
   * @param replicationFactor of a created topic; if empty, the broker's default
   * @return the names of the created topics
   * @throws AnswerException if Kafka does not respond or a right is missing
   */
  public List<String> ensure(Optional<Integer> partitions, Optional<Short> replicationFactor) {
    Set<String> found = find().keySet();
    List<String> made = new ArrayList<>();
    Optional<Integer> wanted = partitions;
    for (TopicPlan plan : topics.plans()) {
      if (!found.contains(plan.name()) && create(plan, wanted, replicationFactor)) {
        made.add(plan.name());
      }
      if (plan.name().equals(topics.readings())) {
        wanted = questions.partitions(topics.readings()).map(List::size);
      }
    }
    return made;
  }

  /** Returns Suhu's existing topics by name. */
  public Map<String, Found> find() {
    Map<String, Found> found = new LinkedHashMap<>();
    for (TopicPlan plan : topics.plans()) {
      questions
          .topic(plan.name())
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
   * Bounds the existing topics to a disk budget, which replaces earlier bounds.
   *
   * @throws AnswerException if Kafka does not respond or a right is missing
   */
  public void bound(DiskBudget budget) {
    Map<String, Integer> partitions = new HashMap<>();
    find().values().forEach(topic -> partitions.put(topic.name(), topic.partitions()));
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    budget
        .settings(topics, partitions)
        .forEach((topic, settings) -> changes.put(resource(topic), set(settings)));
    var unused =
        questions.answer(
            "set the size limits of the topics",
            questions.admin().incrementalAlterConfigs(changes).all());
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

  /** Returns false if another client created the topic first. */
  private boolean create(
      TopicPlan plan, Optional<Integer> partitions, Optional<Short> replicationFactor) {
    return new NewTopics(questions)
        .create(new NewTopic(plan.name(), partitions, replicationFactor).configs(plan.settings()));
  }
}
