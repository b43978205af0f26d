package id.suhu.store.feed;

import id.suhu.core.history.Appended;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Reading;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Readings that wait to be imported: the database has one writer, which belongs to the feed's
 * thread. Thread-safe.
 */
final class Imports {

  private static final Duration WITHIN = Duration.ofSeconds(60);

  private record Request(List<Reading> readings, CompletableFuture<Appended> answer) {}

  private final BlockingQueue<Request> waiting = new ArrayBlockingQueue<>(1);

  /**
   * Waits until readings are permanent.
   *
   * @throws StoreException if that takes too long, or the database fails; the readings may be sent
   *     again, with the same positions
   */
  Appended add(List<Reading> readings) {
    Request request = new Request(readings, new CompletableFuture<>());
    try {
      if (!waiting.offer(request, WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreException("the store does not take readings at present");
      }
      return request.answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      var unused = waiting.remove(request);
      throw new StoreException("the store did not take the readings in time", e);
    } catch (ExecutionException e) {
      throw new StoreException("the readings were not stored: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted before the readings were stored", e);
    }
  }

  /** Returns whether readings wait. */
  boolean isWaiting() {
    return !waiting.isEmpty();
  }

  /**
   * Writes the readings that wait. Called by the feed's thread.
   *
   * @param commit makes them permanent
   */
  void writeTo(StoreWriter writer, Runnable commit) {
    @Nullable Request request = waiting.poll();
    if (request == null) {
      return;
    }
    try {
      Appended appended = writer.append(request.readings);
      commit.run();
      request.answer.complete(appended);
    } catch (RuntimeException | Error e) {
      request.answer.completeExceptionally(e);
      throw e;
    }
  }
}
