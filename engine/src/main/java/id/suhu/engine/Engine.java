package id.suhu.engine;

import id.suhu.core.time.GrowingPause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.TopicAuthorizationException;
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
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(7);
  private static final long LOOK_EVERY_MS = 50;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

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
  private final LastRun lastRun;
  private final MonotonicTime time = new MonotonicTime();
  private final RefusedRecords refused = new RefusedRecords();
  private final WallClockWatch wallClock;
  private final Thread supervisor;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> lastFailure = new AtomicReference<>();
  private volatile Phase phase = Phase.STARTING;

  private Engine(EngineSettings settings, String instanceId, LastRun lastRun) {
    this.settings = settings;
    this.instanceId = instanceId;
    this.lastRun = lastRun;
    this.wallClock = new WallClockWatch(settings.wallClock()::millis, time::milliseconds);
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
      ReadingTopic.checked(admin, settings);
    } finally {
      admin.close(Duration.ZERO);
    }
    Engine engine = new Engine(settings, instanceId, LastRun.begin(settings.folder()));
    if (engine.lastRun.endedWithoutMemory()) {
      LOG.warn("memory ran out in the last run; what came in before now is read record by record");
    }
    engine.supervisor.start();
    return engine;
  }

  /** Where the engine is now. */
  public Phase phase() {
    return phase;
  }

  /** The exception that stopped it last, if any ever did. */
  public Optional<Throwable> lastFailure() {
    return Optional.ofNullable(lastFailure.get());
  }

  /**
   * The process is about to end for lack of memory. The next engine in this one's folder then reads
   * with care what it finds, as it may have been the cause. Takes no memory.
   */
  public void endsWithoutMemory() {
    lastRun.endsWithoutMemory();
  }

  private void supervise() {
    GrowingPause pause = new GrowingPause(FIRST_PAUSE, LONGEST_PAUSE);
    try {
      while (closing.getCount() > 0) {
        End end = runOnce();
        if (closing.getCount() == 0) {
          break;
        }
        if (end == End.CLOCK_SET_BACK) {
          // Nothing is wrong: the new clients go on where the old ones were.
          continue;
        }
        phase = Phase.RESTARTING;
        if (end == End.FAILED_RUNNING) {
          pause.reset();
        }
        long pauseMs = pause.next().toMillis();
        sayStopped(pauseMs);
        closing.await(pauseMs, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      phase = Phase.CLOSED;
      lastRun.close();
      closed.countDown();
    }
  }

  private void sayStopped(long pauseMs) {
    Throwable failure = lastFailure.get();
    if (failure instanceof EngineStartException || failure instanceof SharedIdentityException) {
      LOG.error(
          "engine stopped, no alarm is judged; restarts in {} ms: {}",
          pauseMs,
          failure.getMessage());
    } else {
      LOG.error(
          "engine stopped by an exception, no alarm is judged; restarts in {} ms",
          pauseMs,
          failure);
    }
  }

  /** How a run ended. */
  private enum End {
    CLOSED,
    CLOCK_SET_BACK,
    /** By an exception, before it had come to judge readings. */
    FAILED_STARTING,
    /** By an exception, after it had. */
    FAILED_RUNNING
  }

  /** Runs until the close, a step of the wall clock or an exception, of whatever kind. */
  private End runOnce() throws InterruptedException {
    phase = Phase.STARTING;
    boolean wasRunning = false;
    try (EngineRun run =
        new EngineRun(settings, instanceId, lastRun.endedWithoutMemory(), time, refused)) {
      while (closing.getCount() > 0) {
        if (run.awaitStopped(LOOK_EVERY_MS)) {
          failed(run.failure().orElseGet(() -> new IllegalStateException("Kafka Streams stopped")));
          return wasRunning ? End.FAILED_RUNNING : End.FAILED_STARTING;
        }
        boolean running = run.isRunning();
        wasRunning |= running;
        phase = running ? Phase.RUNNING : Phase.STARTING;
        long backMs = wallClock.setBackMs();
        if (backMs > 0) {
          LOG.warn(
              "wall clock was set back by {} s; engine takes new connections to Kafka",
              backMs / 1_000);
          return End.CLOCK_SET_BACK;
        }
      }
      run.finish();
      return End.CLOSED;
    } catch (EngineStartException | RuntimeException | LinkageError | AssertionError e) {
      // What the virtual machine itself lacks, such as memory, ends the process instead.
      failed(e);
      return wasRunning ? End.FAILED_RUNNING : End.FAILED_STARTING;
    }
  }

  private void failed(Throwable failure) {
    lastFailure.set(
        SharedIdentityException.in(failure, settings.folder())
            .<Throwable>map(shared -> shared)
            .orElse(failure));
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof TopicAuthorizationException denied
          && denied.unauthorizedTopics().contains(settings.topics().rejected())) {
        refused.pause(time.milliseconds());
      }
    }
  }

  /** Judges what has been read, commits it and stops; returns within a few seconds. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!closed.await(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("engine did not stop in time; its last commit stands, the rest is judged again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
