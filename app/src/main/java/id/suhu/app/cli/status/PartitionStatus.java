package id.suhu.app.cli.status;

import id.suhu.kafka.read.OffsetRange;

/**
 * One partition of the reading topic.
 *
 * @param partition its number
 * @param offsets what it holds
 * @param lag records that the engine has not judged yet
 */
record PartitionStatus(int partition, OffsetRange offsets, long lag) {

  /** Records in it: its offsets, which leave no gaps unless a sender uses transactions. */
  long received() {
    return offsets.size();
  }
}
