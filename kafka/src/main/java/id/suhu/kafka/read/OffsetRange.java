package id.suhu.kafka.read;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * A range of offsets in a partition: [beginning, end). Not every offset needs to have a record.
 *
 * @param beginning the first offset, from 0
 * @param end one after the last offset
 */
public record OffsetRange(long beginning, long end) {

  /** The empty range. */
  public static final OffsetRange NONE = new OffsetRange(0, 0);

  /** Returns the number of offsets. */
  public long size() {
    return end - beginning;
  }

  /** Returns the last offsets of the range, at most the given number. */
  public OffsetRange newest(int offsets) {
    return new OffsetRange(Math.max(beginning, end - offsets), end);
  }

  /** Returns whether the range contains an offset. */
  public boolean contains(long offset) {
    return offset >= beginning && offset < end;
  }

  /**
   * Returns the position of a group. Without a committed offset, or if that offset has been
   * deleted, it is the beginning.
   *
   * @param committed the group's committed offset; null if there is none
   */
  public long place(@Nullable Long committed) {
    return committed == null ? beginning : Math.max(beginning, committed);
  }

  /**
   * Returns the lag of a group: the number of offsets it has not read yet.
   *
   * @param committed the group's committed offset; null if there is none
   */
  public long lag(@Nullable Long committed) {
    return Math.max(0, end - place(committed));
  }

  /**
   * Returns the lag of a group in all partitions.
   *
   * @param ranges the offsets of the partitions
   * @param committed the group's committed offsets; absent where there is none
   */
  public static long totalLag(
      Map<TopicPartition, OffsetRange> ranges, Map<TopicPartition, Long> committed) {
    return ranges.entrySet().stream()
        .mapToLong(range -> range.getValue().lag(committed.get(range.getKey())))
        .sum();
  }
}
