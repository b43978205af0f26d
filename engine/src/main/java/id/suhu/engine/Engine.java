package id.suhu.engine;

import id.suhu.core.time.GrowingPause;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
 * <p>After an internal exception, processing stops without data loss, the exception is logged, and
 * the engine restarts from the last commit, repeatedly and with increasing pauses. Thread-safe.
 */
public final class Engine implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(7);
  private static final long LOOK_EVERY_MS = 50;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** The phase of an engine. */
  public enum Phase {
    /** Restoring its state, or processing records that arrived while it was not running. */
    STARTING,
    /**
     * Has evaluated everything that had arrived by its start; new readings are evaluated as they
     * arrive.
     */
    RUNNING,
    /** Stopped by an exception; will restart. */
    RESTARTING,
    /** Closed. */
    CLOSED
  }

  private final EngineSettings settings;
  private final String instanceId;
  private final LastRun lastRun;
  private final MonotonicTime time = new MonotonicTime();
  private final RefusedRecords refused = new RefusedRecords();
  private final IntakeCount intake = new IntakeCount();
  private final AtomicLong restarts = new AtomicLong();
  private final WallClockWatch wallClock;
  private final Thread supervisor;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicReference<@Nullable Throwable> lastFailure = new AtomicReference<>();
  private final AtomicReference<@Nullable EngineRun> current = new AtomicReference<>();
  private volatile Phase phase = Phase.STARTING;

  private Engine(EngineSettings settings, String instanceId, LastRun lastRun) {
    this.settings = settings;
    this.instanceId = instanceId;
    this.lastRun = lastRun;
    this.wallClock = new WallClockWatch(settings.wallClock()::millis, time::milliseconds);
    this.supervisor = new Thread(this::supervise, "suhu-engine");
  }

  /**
   * Starts an engine. It evaluates readings once its {@link #phase} is running.
   *
   * @throws EngineStartException if the topics do not exist or do not match the stored state, or if
   *     the folder cannot be written
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
      LOG.warn("The last run ended out of memory; existing records are read one by one");
    }
    engine.supervisor.start();
    return engine;
  }

  /** Returns the current phase. */
  public Phase phase() {
    return phase;
  }

  /**
   * Returns for how long Kafka has not answered the engine, which asks it several times per second;
   * empty while no run asks it.
   */
  public Optional<Duration> unanswered() {
    return Optional.ofNullable(current.get()).map(EngineRun::unanswered);
  }

  /** Returns what this engine has done. */
  public EngineCounts counts() {
    return intake.counts(restarts.get());
  }

  /** Returns the latest exception that stopped the engine, if any. */
  public Optional<Throwable> lastFailure() {
    return Optional.ofNullable(lastFailure.get());
  }

  /**
   * Records that the process is about to end because it is out of memory. The next engine in this
   * folder then reads the existing records one by one, since they may be the cause. Allocates no
   * memory.
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
          // No error: the new clients continue at the positions of the old ones.
          continue;
        }
        phase = Phase.RESTARTING;
        var unused = restarts.incrementAndGet();
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
      LOG.atError()
          .addKeyValue("restartInMs", pauseMs)
          .addKeyValue("error", failure.getMessage())
          .log("The engine stopped and will restart; until then no alarm is evaluated");
    } else {
      LOG.atError()
          .addKeyValue("restartInMs", pauseMs)
          .setCause(failure)
          .log(
              "The engine was stopped by an exception and will restart; until then no alarm"
                  + " is evaluated");
    }
  }

  /** The end of a run. */
  private enum End {
    CLOSED,
    CLOCK_SET_BACK,
    /** An exception before the run evaluated readings. */
    FAILED_STARTING,
    /** An exception after the run evaluated readings. */
    FAILED_RUNNING
  }

  /** Runs until the close, a step of the wall clock or an exception of any kind. */
  private End runOnce() throws InterruptedException {
    phase = Phase.STARTING;
    boolean wasRunning = false;
    try (EngineRun run =
        new EngineRun(settings, instanceId, lastRun.endedWithoutMemory(), time, refused, intake)) {
      current.set(run);
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
          LOG.atWarn()
              .addKeyValue("seconds", backMs / 1_000)
              .log("The wall clock was set back; the engine reconnects to Kafka");
          return End.CLOCK_SET_BACK;
        }
      }
      run.finish();
      return End.CLOSED;
    } catch (EngineStartException | RuntimeException | LinkageError | AssertionError e) {
      // Errors of the virtual machine itself, such as out of memory, end the process instead.
      failed(e);
      return wasRunning ? End.FAILED_RUNNING : End.FAILED_STARTING;
    } finally {
      current.set(null);
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

  /** Evaluates the records already read, commits and stops; returns within a few seconds. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (!closed.await(CLOSE_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn(
            "The engine did not stop in time; records after its last commit will be"
                + " evaluated again");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
