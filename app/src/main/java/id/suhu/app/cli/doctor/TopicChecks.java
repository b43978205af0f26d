package id.suhu.app.cli.doctor;

import id.suhu.cli.Texts;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.TopicPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Compares the existing topics with the settings that Suhu would create them with. */
final class TopicChecks {

  private final PlantKafka plant;
  private final Texts texts;
  private boolean complete;

  TopicChecks(PlantKafka plant, Texts texts) {
    this.plant = plant;
    this.texts = texts;
  }

  /**
   * Returns a finding for each topic.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka does not respond, or a right is missing
   */
  List<Finding> findings() {
    Map<String, TopicSetup.Found> found =
        new TopicSetup(plant.questions().admin(), plant.topics()).find();
    complete = found.size() == plant.topics().plans().size();
    Map<String, Config> settings = settings(found);
    TopicSetup.Found readings = found.get(plant.topics().readings());
    int kept = kept();
    List<Finding> findings = new ArrayList<>();
    for (TopicPlan plan : plant.topics().plans()) {
      TopicSetup.Found topic = found.get(plan.name());
      Config config = settings.get(plan.name());
      if (topic == null || config == null) {
        findings.add(finding(plan, List.of(texts.get("doctor.topic_missing", plan.name())), ""));
      } else {
        List<String> faults = new ArrayList<>(faults(plan, config));
        if (topic.equals(readings) && topic.partitions() < kept) {
          faults.add(
              texts.get(
                  "doctor.topic_too_few",
                  topic.name(),
                  topic.partitions(),
                  kept,
                  plant.connection().bootstrap()));
        }
        if (readings != null && isCommands(topic) && topic.partitions() > readings.partitions()) {
          faults.add(
              texts.get(
                  "doctor.topic_too_many",
                  topic.name(),
                  topic.partitions(),
                  readings.name(),
                  readings.partitions(),
                  plant.connection().bootstrap()));
        }
        findings.add(finding(plan, faults, good(topic, readings)));
      }
    }
    return findings;
  }

  private boolean isCommands(TopicSetup.Found topic) {
    return topic.name().equals(plant.topics().commands());
  }

  /** Returns whether {@link #findings} found every topic. */
  boolean complete() {
    return complete;
  }

  private Map<String, Config> settings(Map<String, TopicSetup.Found> found) {
    Map<String, Config> byName = new LinkedHashMap<>();
    plant
        .questions()
        .answer(
            "describe the topics' settings",
            plant
                .questions()
                .admin()
                .describeConfigs(
                    found.keySet().stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all())
        .forEach((resource, config) -> byName.put(resource.name(), config));
    return byName;
  }

  /**
   * Retention and sizes are the plant's choice; these two settings change the meaning of records.
   */
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
                    plant.connection().bootstrap()));
          }
        });
    return faults;
  }

  /**
   * Returns the message for a correct topic. If partitions were added to the reading topic, the
   * others should keep theirs: with more partitions, a key would move to another one, and readers
   * could see a sensor's old status, or an old event, after the latest one.
   */
  private String good(TopicSetup.Found topic, TopicSetup.@Nullable Found readings) {
    return readings == null || topic.partitions() == readings.partitions()
        ? texts.get("doctor.topic", topic.name(), topic.partitions())
        : texts.get(
            "doctor.topic_leave",
            topic.name(),
            topic.partitions(),
            readings.name(),
            readings.partitions());
  }

  /**
   * Returns the number of partitions of the engine's stored state, which is that of its changelog;
   * 0 if there is none. The engine does not start with fewer.
   */
  private int kept() {
    // Names given by Kafka Streams.
    List<String> changelogs =
        plant
            .questions()
            .answer("list topics", plant.questions().admin().listTopics().names())
            .stream()
            .filter(name -> name.startsWith(plant.topics().engineId() + "-"))
            .filter(name -> name.endsWith("-changelog"))
            .toList();
    int most = 0;
    for (String changelog : changelogs) {
      most = Math.max(most, plant.partitions(changelog).size());
    }
    return most;
  }

  private Finding finding(TopicPlan plan, List<String> faults, String good) {
    return new Finding(
        "topic",
        faults.isEmpty() ? Verdict.OK : Verdict.WRONG,
        faults.isEmpty() ? good : String.join("; ", faults),
        json -> json.writeStringField("topic", plan.name()));
  }
}
