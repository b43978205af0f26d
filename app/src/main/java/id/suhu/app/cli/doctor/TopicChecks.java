package id.suhu.app.cli.doctor;

import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import id.suhu.kafka.TopicPlan;
import id.suhu.kafka.TopicSetup;
import id.suhu.kafka.TopicSetupException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;

/** Compares the topics that are there with those that Suhu would make. */
final class TopicChecks {

  private final KafkaAccess access;
  private final Texts texts;
  private boolean complete;

  TopicChecks(KafkaAccess access, Texts texts) {
    this.access = access;
    this.texts = texts;
  }

  /**
   * A finding for each topic.
   *
   * @throws CommandFailedException if Kafka does not answer, or a right is missing
   */
  List<Finding> findings() throws CommandFailedException {
    Map<String, TopicSetup.Found> found;
    try {
      found = new TopicSetup(access.admin(), access.topics()).find();
    } catch (TopicSetupException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    }
    complete = found.size() == access.topics().plans().size();
    Map<String, Config> settings = settings(found);
    TopicSetup.Found readings = found.get(access.topics().readings());
    List<Finding> findings = new ArrayList<>();
    for (TopicPlan plan : access.topics().plans()) {
      TopicSetup.Found topic = found.get(plan.name());
      Config config = settings.get(plan.name());
      if (topic == null || config == null) {
        findings.add(finding(plan, List.of(texts.get("doctor.topic_missing", plan.name())), 0));
      } else {
        List<String> faults = new ArrayList<>(faults(plan, config));
        if (readings != null && topic.partitions() != readings.partitions()) {
          faults.add(
              texts.get(
                  "doctor.topic_partitions",
                  topic.name(),
                  topic.partitions(),
                  readings.name(),
                  readings.partitions()));
        }
        findings.add(finding(plan, faults, topic.partitions()));
      }
    }
    return findings;
  }

  /** Whether {@link #findings} found every topic. */
  boolean complete() {
    return complete;
  }

  private Map<String, Config> settings(Map<String, TopicSetup.Found> found)
      throws CommandFailedException {
    Map<String, Config> byName = new LinkedHashMap<>();
    access
        .get(
            access
                .admin()
                .describeConfigs(
                    found.keySet().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all())
        .forEach((resource, config) -> byName.put(resource.name(), config));
    return byName;
  }

  /** Retention and sizes are a plant's own choice; these two change what readings mean. */
  private List<String> faults(TopicPlan plan, Config config) {
    Map<String, String> wanted = new LinkedHashMap<>();
    wanted.put(
        TopicConfig.CLEANUP_POLICY_CONFIG,
        plan.settings()
            .getOrDefault(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE));
    String timestamps = plan.settings().get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
    if (timestamps != null) {
      wanted.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, timestamps);
    }
    List<String> faults = new ArrayList<>();
    wanted.forEach(
        (key, value) -> {
          ConfigEntry entry = config.get(key);
          String actual = entry == null ? "" : String.valueOf(entry.value());
          if (!value.equals(actual)) {
            faults.add(
                texts.get(
                    "doctor.topic_setting",
                    plan.name(),
                    key,
                    actual,
                    value,
                    access.connection().bootstrap()));
          }
        });
    return faults;
  }

  private Finding finding(TopicPlan plan, List<String> faults, int partitions) {
    return new Finding(
        "topic",
        faults.isEmpty() ? Verdict.OK : Verdict.WRONG,
        faults.isEmpty()
            ? texts.get("doctor.topic", plan.name(), partitions)
            : String.join("; ", faults),
        json -> json.writeStringField("topic", plan.name()));
  }
}
