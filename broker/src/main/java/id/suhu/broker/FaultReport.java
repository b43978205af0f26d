package id.suhu.broker;

import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the first fatal fault of one broker. Thread-safe: called by Kafka's threads. */
final class FaultReport {
  private static final Logger LOG = LoggerFactory.getLogger(FaultReport.class);
  private static final long FULL_BELOW_BYTES = 4L * 1024 * 1024;

  private final KafkaFolder folder;
  private final CompletableFuture<BrokerFault> first = new CompletableFuture<>();
  private volatile boolean expected;

  FaultReport(KafkaFolder folder) {
    this.folder = folder;
  }

  void report(String what, Throwable cause) {
    if (expected) {
      LOG.atDebug()
          .addKeyValue("fault", what)
          .setCause(cause)
          .log("Kafka reported a fault during its stop");
      return;
    }
    BrokerFault fault = new BrokerFault(sentence(what), cause);
    if (first.complete(fault)) {
      LOG.error("{}", fault.message(), cause);
    }
  }

  /** Called before a deliberate stop, during which faults are not reported. */
  void expectStop() {
    expected = true;
  }

  CompletableFuture<BrokerFault> first() {
    return first;
  }

  // Kafka halts without naming the failed write, so the free disk space is checked.
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
