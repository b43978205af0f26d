package id.suhu.broker;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first fatal fault of one broker. Thread-safe: any of Kafka's threads may report. */
final class FaultReport {
  private static final Logger log = LoggerFactory.getLogger(FaultReport.class);
  private static final long FULL_BELOW_BYTES = 4L * 1024 * 1024;

  private final KafkaFolder folder;
  private final CompletableFuture<BrokerFault> first = new CompletableFuture<>();
  private volatile boolean expected;

  FaultReport(KafkaFolder folder) {
    this.folder = folder;
  }

  void report(String what, Throwable cause) {
    if (expected) {
      log.debug("Kafka reported a fault while it was being stopped: {}", what, cause);
      return;
    }
    BrokerFault fault = new BrokerFault(sentence(what), cause);
    if (first.complete(fault)) {
      log.error("{}", fault.message(), cause);
    }
  }

  /** From now on the broker is being stopped on purpose, and what breaks then is no news. */
  void expectStop() {
    expected = true;
  }

  CompletableFuture<BrokerFault> first() {
    return first;
  }

  // Kafka halts without saying which write failed, so the disk itself is asked.
  private String sentence(String what) {
    long free = folder.freeBytes();
    if (free < FULL_BELOW_BYTES) {
      return "Kafka stopped: the disk of "
          + folder.path()
          + " is full ("
          + free / 1024
          + " kB free)";
    }
    return "Kafka stopped: " + what + " (its data folder is " + folder.path() + ")";
  }
}
