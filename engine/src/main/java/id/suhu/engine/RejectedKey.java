package id.suhu.engine;

import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * The key of a rejected record on its way to its topic. It tells which task writes the record, so
 * that each task has a partition of its own there, in which its count ascends: a partitioner is
 * shown nothing but key and value.
 */
final class RejectedKey {

  /** Writes the key alone. */
  static final Serializer<RejectedKey> SERIALIZER = (topic, key) -> key.bytes;

  /** The partition with the task's number; tasks share where the topic has fewer partitions. */
  static final StreamPartitioner<RejectedKey, byte[]> PARTITIONER =
      (topic, key, value, partitions) -> Optional.of(Set.of(key.task % partitions));

  private final int task;
  private final byte @Nullable [] bytes;

  /**
   * A key.
   *
   * @param task the task's number, which is that of its partition of the reading topic
   * @param bytes the key as it is written
   */
  RejectedKey(int task, byte @Nullable [] bytes) {
    this.task = task;
    this.bytes = bytes;
  }
}
