package id.suhu.broker;

import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.metrics.KafkaMetric;
import org.apache.kafka.common.metrics.Metrics;

/**
 * Reports a group coordinator that could not load its state from {@code __consumer_offsets}. Kafka
 * logs that and goes on: consumers in those groups, which can be the engine, would wait forever.
 *
 * <p>Thread-safe; looks from a thread of its own.
 */
final class CoordinatorWatch implements AutoCloseable {

  private static final long EVERY_MS = 2_000;

  private final KafkaMetric failed;
  private final FaultReport faults;
  private final ScheduledExecutorService clock;
  private boolean before;

  private CoordinatorWatch(KafkaMetric failed, FaultReport faults) {
    this.failed = failed;
    this.faults = faults;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "kafka-coordinator-watch");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Starts to watch the coordinator of a broker that has been started. */
  static CoordinatorWatch start(Metrics metrics, FaultReport faults) {
    KafkaMetric failed =
        metrics.metric(
            metrics.metricName(
                "num-partitions", "group-coordinator-metrics", Map.of("state", "failed")));
    if (failed == null) {
      throw new IllegalStateException("Kafka has no metric for coordinators that have failed");
    }
    CoordinatorWatch watch = new CoordinatorWatch(failed, faults);
    var unused =
        watch.clock.scheduleWithFixedDelay(watch::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    return watch;
  }

  // A coordinator that loads again, as after a failed write, has failed for a moment.
  private void look() {
    boolean now = ((Number) failed.metricValue()).longValue() > 0;
    if (now && before) {
      faults.report(
          "the state of consumer groups could not be loaded from __consumer_offsets",
          new IllegalStateException("a group coordinator has failed; Kafka's log has the reason"));
    }
    before = now;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
