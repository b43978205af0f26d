package id.suhu.app.up;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.config.Configuration;
import id.suhu.app.config.OptionValue;
import id.suhu.kafka.Topics;
import id.suhu.testkit.TestBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningSystemTest {

  private static final Topics TOPICS = Topics.DEFAULT;

  @TempDir Path data;

  @Test
  void theTopicsOfTheEmbeddedKafkaTakeHalfOfItsDiskAtMost() throws Exception {
    long disk = Files.getFileStore(data).getUsableSpace();
    try (RunningSystem system = RunningSystem.start(configuration())) {
      long sum = 0;
      for (String topic :
          new String[] {TOPICS.readings(), TOPICS.alarms(), TOPICS.rejected(), TOPICS.commands()}) {
        assertThat(retentionBytes(system, topic)).as(topic).isPositive();
        sum += retentionBytes(system, topic);
      }
      // Others may free some space meanwhile.
      assertThat(sum).isLessThan(disk / 10 * 6);
      assertThat(retentionBytes(system, TOPICS.readings())).isGreaterThan(sum / 2);
    }
  }

  @Test
  void theirShareOfTheDiskCanBeGivenAndChanged() throws Exception {
    for (long bytes : new long[] {400_000_000, 200_000_000}) {
      OptionValue given = new OptionValue("--x", "kafka.retentionBytes", String.valueOf(bytes));
      try (RunningSystem system = RunningSystem.start(configuration(given))) {
        assertThat(retentionBytes(system, TOPICS.readings())).isBetween(bytes / 3, bytes);
      }
    }
  }

  @Test
  void theTopicsOfAnotherKafkaStayAsTheyAre() throws Exception {
    try (TestBroker another = TestBroker.start();
        RunningSystem system =
            RunningSystem.start(
                configuration(
                    new OptionValue("--bootstrap", "kafka.bootstrap", another.bootstrap())))) {
      assertThat(retentionBytes(system, TOPICS.readings())).isEqualTo(-1);
    }
  }

  private Configuration configuration(OptionValue... more) throws Exception {
    List<OptionValue> options = new ArrayList<>(List.of(more));
    options.add(new OptionValue("--kafka-listen", "kafka.listen", "127.0.0.1:0"));
    options.add(new OptionValue("--data", "data.folder", data.toString()));
    return Configuration.load(Optional.empty(), Map.of(), options);
  }

  private static long retentionBytes(RunningSystem system, String topic) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    try (Admin admin = system.connection().admin()) {
      Config config =
          Objects.requireNonNull(admin.describeConfigs(Set.of(resource)).values().get(resource))
              .get();
      return Long.parseLong(config.get("retention.bytes").value());
    }
  }
}
