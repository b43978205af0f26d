package id.suhu.kafka.read;

import org.jspecify.annotations.Nullable;

/**
 * A part of a partition: the offsets [beginning, end). Not all of them need to have a record.
 *
 * @param beginning the first, from 0
 * @param end the one after the last
 */
public record OffsetRange(long beginning, long end) {

  /** No offsets at all. */
  public static final OffsetRange NONE = new OffsetRange(0, 0);

  /** How many offsets. */
  public long size() {
    return end - beginning;
  }

  /** The last ones of it, at most so many. */
  public OffsetRange newest(int offsets) {
    return new OffsetRange(Math.max(beginning, end - offsets), end);
  }

  /** Whether an offset is among them. */
  public boolean contains(long offset) {
    return offset >= beginning && offset < end;
  }

  /**
   * Where a group goes on here. One that has committed nothing begins at the beginning, and so does
   * one whose place has been deleted since.
   *
   * @param committed the group's offset; null if it has committed none
   */
  public long place(@Nullable Long committed) {
    return committed == null ? beginning : Math.max(beginning, committed);
  }

  /**
   * How far a group is behind: the offsets that it has yet to read.
   *
   * @param committed the group's offset; null if it has committed none
   */
  public long lag(@Nullable Long committed) {
    return Math.max(0, end - place(committed));
  }
}
