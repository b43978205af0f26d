package id.suhu.app.cli.kafka;

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
}
