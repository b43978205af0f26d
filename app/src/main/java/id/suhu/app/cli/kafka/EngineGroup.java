package id.suhu.app.cli.kafka;

import id.suhu.cli.CommandFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;

/** The engine as Kafka knows it: a consumer group. */
public final class EngineGroup {

  private EngineGroup() {}

  /**
   * Where the engine goes on in the reading topic.
   *
   * @return offsets by partition; a partition that it has not begun is absent
   */
  public static Map<TopicPartition, Long> committed(KafkaAccess access)
      throws CommandFailedException {
    Map<TopicPartition, Long> committed = new HashMap<>();
    try {
      access
          .get(
              access
                  .admin()
                  .listConsumerGroupOffsets(access.topics().engineId())
                  .partitionsToOffsetAndMetadata())
          .forEach(
              (partition, offset) -> {
                if (offset != null && partition.topic().equals(access.topics().readings())) {
                  committed.put(partition, offset.offset());
                }
              });
    } catch (CommandFailedException e) {
      throwUnlessUnknown(e);
    }
    return committed;
  }

  /** How many processes and threads run the engine now. */
  public static int members(KafkaAccess access) throws CommandFailedException {
    String group = access.topics().engineId();
    try {
      return access
          .get(access.admin().describeConsumerGroups(List.of(group)).all())
          .values()
          .stream()
          .mapToInt(description -> description.members().size())
          .sum();
    } catch (CommandFailedException e) {
      throwUnlessUnknown(e);
      return 0;
    }
  }

  /** A group is there from its first start on. */
  private static void throwUnlessUnknown(CommandFailedException e) throws CommandFailedException {
    Throwable fault = e.getCause();
    if (fault == null || !(fault.getCause() instanceof GroupIdNotFoundException)) {
      throw e;
    }
  }
}
