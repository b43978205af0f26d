package id.suhu.sim.send;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a feed gives, each reading when it is due, until the feed ends or somebody asks to
 * stop. What is under way then is waited for, and feed and sender are closed. For one run only.
 */
public final class SendRun {

  private final ReadingFeed feed;
  private final ReadingSender sender;
  private final Ticker ticker;

  private final Object lock = new Object();

  // Both guarded by the lock.
  private @Nullable Thread runner;
  private boolean stopAsked;

  /**
   * @param feed is closed at the end
   * @param sender is closed at the end
   */
  public SendRun(ReadingFeed feed, ReadingSender sender, Ticker ticker) {
    this.feed = feed;
    this.sender = sender;
    this.ticker = ticker;
  }

  /**
   * Runs to the end. An interrupt of the calling thread stops it as {@link #stop} does; the thread
   * is then still interrupted on return.
   *
   * @throws IOException if the feed could not be read to its end; what came before was sent
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
        // Before the closing, which an interrupt would turn into dropping what is under way.
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

  /** False if it was asked to stop before it began. */
  private boolean enter() {
    synchronized (lock) {
      runner = Thread.currentThread();
      return !stopAsked;
    }
  }

  /** False if it was interrupted. */
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
      // Handed on by the caller, when all is closed.
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the part that may be interrupted; true if somebody else than {@link #stop} did it. */
  private boolean leave() {
    synchronized (lock) {
      runner = null;
      return Thread.interrupted() && !stopAsked;
    }
  }

  /** Asks the run to end soon, or not to begin. Returns at once. Thread-safe. */
  public void stop() {
    synchronized (lock) {
      stopAsked = true;
      if (runner != null) {
        runner.interrupt();
      }
    }
  }
}
