package id.suhu.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka ends the whole process when it cannot go on; here that becomes a report instead.
 *
 * <p>Kafka knows one procedure for the whole JVM. It tells the brokers of one JVM apart by thread
 * group: a broker starts in a group of its own, and every thread that Kafka makes inherits it. The
 * procedure stays in place for good, because a thread may still fail after its broker was closed.
 */
final class HaltInterception {
  private static final Logger log = LoggerFactory.getLogger(HaltInterception.class);
  private static final Map<ThreadGroup, FaultReport> reports = new ConcurrentHashMap<>();

  static {
    Exit.setHaltProcedure(HaltInterception::intercept);
    Exit.setExitProcedure(HaltInterception::intercept);
  }

  private HaltInterception() {}

  static void register(ThreadGroup group, FaultReport report) {
    reports.put(group, report);
  }

  static void unregister(ThreadGroup group) {
    reports.remove(group);
  }

  private static void intercept(int status, @Nullable String message) {
    HaltedError halted =
        new HaltedError(
            "Kafka's thread '"
                + Thread.currentThread().getName()
                + "' asked to end the process with status "
                + status
                + (message == null ? "" : ": " + message));
    FaultReport report = reportOfThisThread();
    if (report == null) {
      log.error("A thread outside of any broker asked to end the process", halted);
    } else {
      report.report(
          message == null ? "it could not write its data; its log has the details" : message,
          halted);
    }
    // Kafka's code does not expect to run on after this call.
    throw halted;
  }

  private static @Nullable FaultReport reportOfThisThread() {
    for (ThreadGroup group = Thread.currentThread().getThreadGroup();
        group != null;
        group = group.getParent()) {
      FaultReport report = reports.get(group);
      if (report != null) {
        return report;
      }
    }
    return null;
  }

  /** Ends the thread that asked for the end of the process. */
  static final class HaltedError extends Error {
    HaltedError(String message) {
      super(message);
    }
  }
}
