package id.suhu.engine;

import id.suhu.core.reading.RejectReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what the stream threads take in, over all runs of the engine. What is taken in again after
 * a failure counts again. Thread-safe.
 */
final class IntakeCount {

  private final LongAdder received = new LongAdder();
  private final Map<RejectReason, LongAdder> rejected = new EnumMap<>(RejectReason.class);

  IntakeCount() {
    for (RejectReason reason : RejectReason.values()) {
      rejected.put(reason, new LongAdder());
    }
  }

  void received() {
    received.increment();
  }

  void rejected(RejectReason reason) {
    LongAdder count = rejected.get(reason);
    if (count != null) {
      count.increment();
    }
  }

  EngineCounts counts(long restarts) {
    Map<RejectReason, Long> now = new EnumMap<>(RejectReason.class);
    rejected.forEach((reason, count) -> now.put(reason, count.sum()));
    return new EngineCounts(restarts, received.sum(), now);
  }
}
