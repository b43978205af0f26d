package id.suhu.kafka.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskBudgetTest {

  private static final Topics TOPICS = Topics.DEFAULT;

  @ParameterizedTest
  @CsvSource({
    "200_000_000, 1",
    "1_000_000_000, 1",
    "1_000_000_000, 3",
    "32_000_000_000, 1",
    "32_000_000_000, 12",
    "4_000_000_000_000, 6"
  })
  void allocatesAtMostHalfOfTheDiskAndMostOfThatToReadings(String disk, int partitions) {
    long half = Long.parseLong(disk.replace("_", "")) / 2;

    Map<String, Long> maxBytes = maxBytes(DiskBudget.ofDisk(2 * half), partitions);

    assertThat(maxBytes.values().stream().mapToLong(Long::longValue).sum())
        .isBetween(half * 9 / 10, half);
    assertThat(maxBytes.get(TOPICS.readings())).isGreaterThan(half / 2);
    assertThat(maxBytes.get(TOPICS.alarms()))
        .isGreaterThanOrEqualTo(Math.min(30_000_000, half / 9))
        .isGreaterThanOrEqualTo(maxBytes.get(TOPICS.rejected()));
  }

  @Test
  void boundsEveryTopicThatHasTimeBasedRetention() {
    Map<String, Integer> all =
        TOPICS.plans().stream().collect(Collectors.toMap(TopicPlan::name, plan -> 1));

    assertThat(new DiskBudget(1_000_000_000).settings(TOPICS, all).keySet())
        .containsExactlyInAnyOrderElementsOf(
            TOPICS.plans().stream()
                .filter(plan -> plan.settings().containsKey("retention.ms"))
                .map(TopicPlan::name)
                .toList());
  }

  @Test
  void omitsCompactedAndMissingTopics() {
    assertThat(
            new DiskBudget(1_000_000_000)
                .settings(TOPICS, Map.of(TOPICS.readings(), 1, TOPICS.status(), 1)))
        .containsOnlyKeys(TOPICS.readings());
  }

  @Test
  void rejectsABudgetOfZeroBytes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DiskBudget(0))
        .withMessage("a disk budget of 0 bytes is not positive");
  }

  /**
   * Returns the maximum size of each topic: Kafka stores up to one segment beyond the retention.
   */
  private static Map<String, Long> maxBytes(DiskBudget budget, int partitions) {
    Map<String, Integer> counts =
        Stream.of(TOPICS.readings(), TOPICS.alarms(), TOPICS.rejected(), TOPICS.commands())
            .collect(Collectors.toMap(Function.identity(), name -> partitions));
    return budget.settings(TOPICS, counts).entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                topic ->
                    partitions
                        * (number(topic.getValue(), "retention.bytes")
                            + number(topic.getValue(), "segment.bytes"))));
  }

  private static long number(Map<String, String> settings, String name) {
    return Long.parseLong(Objects.requireNonNull(settings.get(name), name));
  }
}
