package id.suhu.sim.send;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends the readings of a feed, each when it is due, until the feed ends or a stop is requested.
 * Then waits for readings in flight, and closes feed and sender. For one run only.
 */
public final class SendRun {

  private final ReadingFeed feed;
  private final ReadingSender sender;
  private final Ticker ticker;

  private final Object lock = new Object();

  // Both are guarded by the lock.
  private @Nullable Thread runner;
  private boolean stopAsked;

  /**
   * @param feed closed at the end
   * @param sender closed at the end
   */
  public SendRun(ReadingFeed feed, ReadingSender sender, Ticker ticker) {
    this.feed = feed;
    this.sender = sender;
    this.ticker = ticker;
  }

  /**
   * Runs to the end. An interrupt of the calling thread has the effect of {@link #stop}; the thread
   * is then still interrupted on return.
   *
   * @throws IOException if the feed cannot be read to its end; the readings before were sent
   */
  public SendSummary run() throws IOException {
    Pace pace = new Pace(ticker);
    boolean finished = false;
    boolean interrupted = false;
    try (sender;
        feed) {
      try {
        finished = enter() && sendAll(pace);
      } finally {
        // Before closing, because an interrupt during the close would drop readings in flight.
        interrupted = leave();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
    return new SendSummary(
        sender.sent(),
        sender.acknowledged(),
        sender.failed(),
        Duration.ofNanos(pace.elapsed()),
        !finished);
  }

  /** Returns false if a stop was requested before the start. */
  private boolean enter() {
    synchronized (lock) {
      runner = Thread.currentThread();
      return !stopAsked;
    }
  }

  /** Returns false if it was interrupted. */
  private boolean sendAll(Pace pace) throws IOException {
    try {
      for (Optional<DueReading> due = feed.next(); due.isPresent(); due = feed.next()) {
        DueReading reading = due.get();
        pace.await(reading.dueNanos());
        sender.send(reading.sensor(), reading.json());
      }
      sender.flush();
      return true;
    } catch (InterruptedException e) {
      // Restored by the caller after everything is closed.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Ends the interruptible part; returns true if it was interrupted other than by {@link #stop}.
   */
  private boolean leave() {
    synchronized (lock) {
      runner = null;
      return Thread.interrupted() && !stopAsked;
    }
  }

  /** Requests the run to end soon, or not to start. Returns at once. Thread-safe. */
  public void stop() {
    synchronized (lock) {
      stopAsked = true;
      if (runner != null) {
        runner.interrupt();
      }
    }
  }
}
