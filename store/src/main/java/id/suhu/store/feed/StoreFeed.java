package id.suhu.store.feed;

import id.suhu.core.history.Appended;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreException;
import id.suhu.core.reading.Reading;
import id.suhu.core.time.GrowingPause;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the readings and the alarm events from Kafka into the database, on a thread of its own.
 *
 * <p>After any failure it starts again from the last progress that was saved: records that are in
 * the database already have the same answer as before, so that nothing is stored or counted twice.
 * Kafka keeps the records meanwhile. Thread-safe.
 */
public final class StoreFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StoreFeed.class);
  private static final Duration BEGIN_WITHIN = Duration.ofSeconds(30);
  private static final Duration ASK_AGAIN = Duration.ofMillis(50);
  private static final long JOIN_WITHIN_MS = 10_000;

  /** After this many failures in a row, the database is closed, and opened again. */
  private static final int FAILURES_PER_OPENING = 5;

  private final FeedSettings settings;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Imports imports = new Imports();
  private final GrowingPause pause;

  private volatile FeedStatus status = new FeedStatus(Progress.NONE, Map.of(), Optional.empty());

  /** Closed at the end of the thread, unless it was never opened. */
  private volatile @Nullable ReadingStore store;

  // Used by the thread only.
  private @Nullable Retention retention;
  private int failures;

  private StoreFeed(FeedSettings settings) {
    this.settings = settings;
    this.pause = new GrowingPause(settings.pace().firstPause(), settings.pace().longestPause());
    this.thread = new Thread(this::run, "suhu-store");
  }

  /** Starts to read. Returns at once: alarms do not wait for the database. */
  public static StoreFeed start(FeedSettings settings) {
    StoreFeed feed = new StoreFeed(settings);
    feed.thread.start();
    return feed;
  }

  /** Returns the store; empty until it is open, and after the end. */
  public Optional<ReadingStore> store() {
    return Optional.ofNullable(store);
  }

  /**
   * Stores readings that do not come from Kafka, and waits until they are permanent.
   *
   * @param readings their positions must tell them from all others
   * @throws StoreException if they are not stored; they may be sent again
   */
  public Appended importReadings(List<Reading> readings) {
    return imports.add(readings);
  }

  /** Returns how the feed is doing. */
  public FeedStatus status() {
    return status;
  }

  private void run() {
    long startNanos = System.nanoTime();
    while (!settings.mayBegin().getAsBoolean()
        && System.nanoTime() - startNanos < BEGIN_WITHIN.toNanos()) {
      if (closesWithin(ASK_AGAIN)) {
        return;
      }
    }
    do {
      try {
        feed();
        break;
      } catch (StoreException | KafkaException e) {
        failed(String.valueOf(e.getMessage()), e);
      } catch (OutOfMemoryError e) {
        throw e;
      } catch (RuntimeException | Error e) {
        // QuestDB has errors of its own, and its native library may be missing.
        failed("the store failed: " + e, e);
      }
      failures++;
      if (failures % FAILURES_PER_OPENING == 0) {
        closeStore();
      }
    } while (!closesWithin(pause.next()));
    closeStore();
  }

  private void closeStore() {
    ReadingStore open = store;
    store = null;
    if (open != null) {
      try {
        open.close();
      } catch (OutOfMemoryError e) {
        throw e;
      } catch (RuntimeException | Error e) {
        LOG.warn("The database did not close cleanly", e);
      }
    }
  }

  private void feed() {
    ReadingStore open = store;
    if (open == null) {
      // A database of a newer version is not touched.
      Progress unused = settings.progress().read();
      open = settings.open().get();
      store = open;
      retention = new Retention(open, settings.folder(), settings.limits());
    }
    new FeedRun(settings, open, Objects.requireNonNull(retention), imports, closing, this::report)
        .run();
  }

  /** Takes the status of a feed that has stored all that it read. */
  private void report(FeedStatus now) {
    now.fault().ifPresent(this::warn);
    if (now.fault().isEmpty()) {
      if (status.fault().isPresent()) {
        LOG.info("The store continues");
      }
      failures = 0;
      pause.reset();
    }
    status = now;
  }

  private void failed(String sentence, Throwable e) {
    warn(sentence);
    LOG.debug("The store failed", e);
    status = new FeedStatus(status.progress(), status.lag(), Optional.of(sentence));
  }

  /** Once for each fault, which may last for hours. */
  private void warn(String sentence) {
    if (!status.fault().equals(Optional.of(sentence))) {
      LOG.atWarn()
          .addKeyValue("fault", sentence)
          .log("Readings are not stored, or not visible, at present; Kafka keeps them");
    }
  }

  private boolean closesWithin(Duration atMost) {
    try {
      return closing.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Stores what has been read, and stops. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(JOIN_WITHIN_MS);
      if (thread.isAlive()) {
        LOG.warn("The store does not stop; what it has not stored is read again at the next start");
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
