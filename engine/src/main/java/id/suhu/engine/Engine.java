package id.suhu.engine;

import id.suhu.core.sensor.SensorLogic;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine: reads the reading topic, and writes alarm events, statuses and rejected records, each
 * exactly once.
 *
 * <p>An exception inside stops the processing where it is, loses nothing, is logged, and is
 * followed by a restart from the last commit, again and again with growing pauses. Thread-safe.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration ADMIN_TIMEOUT = Duration.ofSeconds(30);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);
  private static final long FIRST_PAUSE_MS = 500;
  private static final long LONGEST_PAUSE_MS = 30_000;

  /** Where an engine is. */
  public enum Phase {
    /** Restoring its state, or working off what came while it was away. */
    STARTING,
    /**
     * Has judged everything that had come in by its start; new readings are judged as they come.
     */
    RUNNING,
    /** Stopped by an exception; will start again. */
    RESTARTING,
    /** Closed. */
    CLOSED
  }

  private final EngineSettings settings;
  private final String instanceId;
  private final MonotonicTime time = new MonotonicTime();
  private final Admin admin;
  private final Thread supervisor;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> lastFailure = new AtomicReference<>();
  private volatile Phase phase = Phase.STARTING;

  private Engine(EngineSettings settings, String instanceId, Admin admin) {
    this.settings = settings;
    this.instanceId = instanceId;
    this.admin = admin;
    this.supervisor = new Thread(this::supervise, "suhu-engine");
  }

  /**
   * Starts an engine. It is at work once its {@link #phase} is running.
   *
   * @throws EngineStartException if the topics are not there, do not fit the state that was kept,
   *     or the folder cannot be written
   */
  public static Engine start(EngineSettings settings) throws EngineStartException {
    String instanceId = InstanceId.in(settings.folder());
    Admin admin = settings.connection().admin();
    try {
      Engine engine = new Engine(settings, instanceId, admin);
      engine.checkedPartitions();
      engine.supervisor.start();
      return engine;
    } catch (EngineStartException | RuntimeException e) {
      admin.close(Duration.ZERO);
      throw e;
    }
  }

  /** Where the engine is now. */
  public Phase phase() {
    return phase;
  }

  /** The exception that stopped it last, if any ever did. */
  public Optional<Throwable> lastFailure() {
    return Optional.ofNullable(lastFailure.get());
  }

  private void supervise() {
    long pauseMs = FIRST_PAUSE_MS;
    try {
      while (closing.getCount() > 0) {
        boolean wasRunning = runOnce();
        if (closing.getCount() == 0) {
          break;
        }
        phase = Phase.RESTARTING;
        pauseMs = wasRunning ? FIRST_PAUSE_MS : Math.min(2 * pauseMs, LONGEST_PAUSE_MS);
        LOG.error(
            "engine stopped by an exception, no alarm is judged; restarts in {} ms",
            pauseMs,
            lastFailure.get());
        closing.await(pauseMs, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      phase = Phase.CLOSED;
      admin.close(Duration.ZERO);
      closed.countDown();
    }
  }

  /** Runs until an exception or the close; tells whether it had come to judge readings. */
  private boolean runOnce() throws InterruptedException {
    int partitions;
    try {
      partitions = checkedPartitions();
    } catch (EngineStartException e) {
      lastFailure.set(e);
      return false;
    }
    CountDownLatch stopped = new CountDownLatch(1);
    try (Horizon horizon = new Horizon(admin, settings.topics(), partitions, time);
        KafkaStreams streams = streams(partitions, horizon)) {
      streams.setUncaughtExceptionHandler(
          failure -> {
            lastFailure.set(failure);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
          });
      streams.setStateListener(
          (now, before) -> {
            if (now == State.ERROR || now == State.NOT_RUNNING) {
              stopped.countDown();
            }
          });
      streams.start();
      boolean wasRunning = false;
      while (closing.getCount() > 0 && !stopped.await(50, TimeUnit.MILLISECONDS)) {
        boolean running = streams.state() == State.RUNNING && horizon.isProven();
        wasRunning |= running;
        phase = running ? Phase.RUNNING : Phase.STARTING;
      }
      streams.close(CLOSE_TIMEOUT);
      return wasRunning;
    }
  }

  private KafkaStreams streams(int partitions, Horizon horizon) {
    SensorLogic logic = new SensorLogic(settings.rules());
    SensorProcessor.Parts parts =
        new SensorProcessor.Parts(
            logic,
            settings.decoder(),
            settings.topics().readings(),
            partitions,
            settings.wallClock(),
            horizon::provenMs);
    EngineTopology topology =
        new EngineTopology(
            settings.topics(),
            partitions,
            new SensorStoreBuilder(logic, settings.wallClock()),
            () -> new SensorProcessor(parts));
    int threads = Math.min(partitions, Runtime.getRuntime().availableProcessors());
    return new KafkaStreams(
        topology,
        StreamsSettings.of(settings, settings.folder(), instanceId, threads),
        new EngineClients(settings.topics().engineId() + "-" + instanceId),
        time);
  }

  /** How many partitions the reading topic has, where they fit the state that was kept. */
  private int checkedPartitions() throws EngineStartException {
    String readings = settings.topics().readings();
    int partitions =
        partitionsOf(readings)
            .orElseThrow(
                () ->
                    new EngineStartException(
                        "topic '%s' does not exist; 'suhu topics create' makes it"
                            .formatted(readings)));
    String changelog = settings.topics().engineId() + "-" + SensorStore.NAME + "-changelog";
    Optional<Integer> kept = partitionsOf(changelog);
    if (kept.isPresent() && kept.get() != partitions) {
      throw new EngineStartException(
          ("topic '%s' has %d partitions, but the alarm state was kept for %d of them (topic '%s'):"
                  + " a topic that Suhu watches cannot be given other partitions; use a new topic")
              .formatted(readings, partitions, kept.get(), changelog));
    }
    return partitions;
  }

  private Optional<Integer> partitionsOf(String topic) throws EngineStartException {
    try {
      var found =
          admin
              .describeTopics(Set.of(topic))
              .allTopicNames()
              .get(ADMIN_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
              .get(topic);
      return Optional.ofNullable(found).map(description -> description.partitions().size());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Optional.empty();
      }
      throw new EngineStartException(
          "could not look at topic '%s': %s".formatted(topic, e.getCause()), e);
    } catch (TimeoutException e) {
      throw new EngineStartException(
          "Kafka at %s did not answer within %d s"
              .formatted(settings.connection().bootstrap(), ADMIN_TIMEOUT.toSeconds()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EngineStartException("interrupted while looking at topic '" + topic + "'", e);
    }
  }

  /** Judges what has been read, commits it and stops; returns within a few seconds. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!closed.await(2 * CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("engine did not stop in time; its last commit stands, the rest is judged again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
