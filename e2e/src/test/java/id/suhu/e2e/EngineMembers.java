package id.suhu.e2e;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.awaitility.Awaitility;

/** The engines of a Suhu instance, as members of their consumer group. Used by one thread. */
final class EngineMembers {

  /** A joining engine may warm up first, and Streams moves partitions to it once a minute. */
  private static final Duration TIMEOUT = Duration.ofMinutes(3);

  private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

  private final KafkaConnection connection;
  private final Topics topics;

  EngineMembers(KafkaConnection connection, Topics topics) {
    this.connection = connection;
    this.topics = topics;
  }

  /** Waits until the group has this number of engines, with or without partitions. */
  void awaitEngines(int engines) {
    await(engines, member -> true);
  }

  /** Waits until this number of engines have partitions of the reading topic. */
  void awaitAssigned(int engines) throws Exception {
    await(
        engines,
        member ->
            member.assignment().topicPartitions().stream()
                .anyMatch(partition -> partition.topic().equals(topics.readings())));
  }

  private void await(int engines, Predicate<MemberDescription> counts) {
    try (Admin admin = connection.admin()) {
      Awaitility.await("group with %d engines".formatted(engines))
          .atMost(TIMEOUT)
          .pollInterval(POLL_INTERVAL)
          .until(() -> members(admin), members -> count(members, counts) == engines);
    }
  }

  private static long count(
      Collection<MemberDescription> members, Predicate<MemberDescription> counts) {
    return members.stream().filter(counts).map(EngineMembers::engine).distinct().count();
  }

  private Collection<MemberDescription> members(Admin admin) throws Exception {
    String group = topics.engineId();
    return Objects.requireNonNull(
            admin.describeConsumerGroups(List.of(group)).describedGroups().get(group))
        .get()
        .members();
  }

  /** Returns an engine's identifier, to which Streams appends the thread's number. */
  private static String engine(MemberDescription member) {
    String instance = member.groupInstanceId().orElseThrow();
    return instance.substring(0, instance.lastIndexOf('-'));
  }
}
