package id.suhu.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/**
 * One run of Kafka Streams, with its own clients, from its start to its close. Late callbacks of an
 * earlier run do not reach it. Used by one thread.
 */
final class EngineRun implements AutoCloseable {

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
  private static final long LAST_STATUSES_WITHIN_MS = 1_000;
  private static final long LOOK_EVERY_MS = 10;

  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final OwedStatuses owed = new OwedStatuses();
  private final Admin admin;
  private final Horizon horizon;
  private final KafkaStreams streams;

  /**
   * Starts a run.
   *
   * @param carefully whether the existing records are read one by one, see {@link
   *     id.suhu.kafka.read.BoundedConsumer}
   * @throws EngineStartException if the topics do not exist or do not match the stored state
   * @throws RuntimeException if a client cannot be created, for example because a name does not
   *     resolve
   */
  EngineRun(
      EngineSettings settings,
      String instanceId,
      boolean carefully,
      MonotonicTime time,
      RefusedRecords refused,
      IntakeCount intake)
      throws EngineStartException {
    admin = settings.connection().admin();
    Horizon started = null;
    try {
      ReadingTopic topic = ReadingTopic.checked(admin, settings);
      started = new Horizon(admin, settings.topics(), topic, time);
      horizon = started;
      streams = streams(settings, instanceId, carefully, time, refused, intake, topic);
      streams.setUncaughtExceptionHandler(
          thrown -> {
            failure.compareAndSet(null, thrown);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams.setStateListener(
          (now, before) -> {
            if (now == State.ERROR || now == State.NOT_RUNNING) {
              stopped.countDown();
            }
          });
      streams.start();
    } catch (EngineStartException | RuntimeException e) {
      if (started != null) {
        started.close();
      }
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  private KafkaStreams streams(
      EngineSettings settings,
      String instanceId,
      boolean carefully,
      MonotonicTime time,
      RefusedRecords refused,
      IntakeCount intake,
      ReadingTopic topic) {
    SensorProcessor.Parts parts =
        new SensorProcessor.Parts(
            settings.rules(),
            settings.decoder(),
            topic,
            settings.wallClock(),
            horizon,
            refused,
            owed,
            intake);
    EngineTopology topology =
        new EngineTopology(
            settings.topics(),
            topic,
            new SensorStoreBuilder(
                settings.rules(), settings.wallClock(), new SensorCount(settings.maxSensors())),
            () -> new SensorProcessor(parts));
    return new KafkaStreams(
        topology,
        StreamsSettings.of(settings, instanceId, topic.partitions(), refused, time),
        new EngineClients(settings.topics().engineId() + "-" + instanceId, carefully),
        time);
  }

  /** Returns whether readings are evaluated as they arrive. */
  boolean isRunning() {
    return streams.state() == State.RUNNING && horizon.isProven();
  }

  /** Returns for how long Kafka has not answered a query. */
  Duration unanswered() {
    return horizon.unanswered();
  }

  /**
   * Waits for the run to stop by itself.
   *
   * @return whether it stopped
   */
  boolean awaitStopped(long ms) throws InterruptedException {
    return stopped.await(ms, TimeUnit.MILLISECONDS);
  }

  /** Returns the Streams instance, for tests that inspect its tasks. */
  KafkaStreams streams() {
    return streams;
  }

  /** Returns the exception that stopped the run, if any. */
  Optional<Throwable> failure() {
    return Optional.ofNullable(failure.get());
  }

  /**
   * Sends the held-back statuses, so that none is lost at a clean stop. Returns within a second.
   */
  void finish() throws InterruptedException {
    owed.finish();
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LAST_STATUSES_WITHIN_MS);
    while (!owed.isNone() && System.nanoTime() - deadline < 0) {
      if (stopped.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  @Override
  public void close() {
    streams.close(CLOSE_TIMEOUT);
    horizon.close();
    admin.close(Duration.ZERO);
  }
}
