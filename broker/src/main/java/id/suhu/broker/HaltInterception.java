package id.suhu.broker;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.internals.Exit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka ends the process after a fatal error; this class reports the error instead.
 *
 * <p>Kafka has one halt procedure for the whole JVM. The brokers of one JVM are distinguished by
 * thread group: each broker starts in a separate group, which all its threads inherit. The
 * procedure is never removed, because a thread may fail after its broker was closed.
 */
final class HaltInterception {
  private static final Logger LOG = LoggerFactory.getLogger(HaltInterception.class);
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
                + "' requested the process to exit with status "
                + status
                + (message == null ? "" : ": " + message));
    FaultReport report = reportOfThisThread();
    if (report == null) {
      LOG.error("A thread that belongs to no broker requested the process to exit", halted);
    } else {
      report.report(
          message == null ? "it could not write its data; see the log for details" : message,
          halted);
    }
    // Kafka's code does not expect this call to return.
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

  /** Ends the thread that requested the exit. */
  static final class HaltedError extends Error {
    HaltedError(String message) {
      super(message);
    }
  }
}
