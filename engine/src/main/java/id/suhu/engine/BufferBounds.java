package id.suhu.engine;

/**
 * How many records wait in memory for being judged. Kafka Streams bounds them by their number, so
 * that the number has to follow from the heap.
 *
 * @param perPartition a partition with more is not read on
 * @param perPoll what a thread takes over at once
 */
record BufferBounds(int perPartition, int perPoll) {

  /** About the largest record that the consumer hands out. */
  private static final int RECORD_BYTES = 64 * 1024;

  /** The part of the heap that buffered records may fill, if all of them are that large. */
  private static final int HEAP_PART = 4;

  /** More than these make nothing faster. */
  private static final int MAX_PER_PARTITION = 10_000;

  private static final int MAX_PER_POLL = 5_000;

  /**
   * The bounds for a program.
   *
   * @param heapBytes the largest that its heap may become
   * @param partitions of the reading topic; where there are several, there are as many re-routed
   */
  static BufferBounds of(long heapBytes, int partitions) {
    long records = heapBytes / HEAP_PART / RECORD_BYTES;
    int queues = partitions == 1 ? 1 : 2 * partitions;
    return new BufferBounds(
        between(records / queues, MAX_PER_PARTITION), between(records, MAX_PER_POLL));
  }

  private static int between(long wanted, int most) {
    return (int) Math.min(most, Math.max(1, wanted));
  }
}
