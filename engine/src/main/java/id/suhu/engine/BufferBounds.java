package id.suhu.engine;

/**
 * The maximum number of buffered records. Kafka Streams bounds them by their number, which is
 * therefore derived from the heap size.
 *
 * @param perPartition the number of buffered records above which a partition is paused
 * @param perPoll the maximum number of records of one poll
 */
record BufferBounds(int perPartition, int perPoll) {

  /** Approximate size of the largest record that the consumer returns. */
  private static final int RECORD_BYTES = 64 * 1024;

  /** Divisor for the part of the heap that buffered records may fill, if all have that size. */
  private static final int HEAP_PART = 4;

  /** A larger buffer does not increase throughput. */
  private static final int MAX_PER_PARTITION = 10_000;

  private static final int MAX_PER_POLL = 5_000;

  /**
   * Returns the bounds for a heap size.
   *
   * @param heapBytes maximum heap size
   * @param partitions of the reading topic; the command topic may have as many, and so has the
   *     internal topic if there are several
   */
  static BufferBounds of(long heapBytes, int partitions) {
    long records = heapBytes / HEAP_PART / RECORD_BYTES;
    int queues = partitions == 1 ? 2 : 3 * partitions;
    return new BufferBounds(
        between(records / queues, MAX_PER_PARTITION), between(records, MAX_PER_POLL));
  }

  private static int between(long wanted, int most) {
    return (int) Math.min(most, Math.max(1, wanted));
  }
}
