package id.suhu.app.cli.status;

import id.suhu.app.cli.kafka.OffsetRange;
import java.util.OptionalLong;

/**
 * One partition of the reading topic.
 *
 * @param partition its number
 * @param offsets what it holds
 * @param committed where the engine goes on; empty if it has not begun
 */
record PartitionStatus(int partition, OffsetRange offsets, OptionalLong committed) {

  /** Records in it: its offsets, which leave no gaps unless a sender uses transactions. */
  long received() {
    return offsets.size();
  }

  /** Records that the engine has not judged yet. */
  long lag() {
    return Math.max(0, offsets.end() - Math.max(offsets.beginning(), committed.orElse(0)));
  }
}
