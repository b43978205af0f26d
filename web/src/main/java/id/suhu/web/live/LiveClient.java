package id.suhu.web.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client of the feed, to which nothing is written before it has taken what was written last: a
 * write never waits. The methods are called by one thread, those of the listener by the server's.
 */
final class LiveClient implements WriteListener {

  private static final Logger LOG = LoggerFactory.getLogger(LiveClient.class);

  private final HttpServletResponse response;
  private final ServletOutputStream output;
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private long sent;
  private long readyNanos;
  private boolean flushesLater;
  private volatile boolean ready;

  /**
   * Creates a client.
   *
   * @param sent the number of the last change that it knows; negative for none
   */
  LiveClient(HttpServletResponse response, long sent, long nowNanos) throws IOException {
    this.response = response;
    this.output = response.getOutputStream();
    this.sent = sent;
    this.readyNanos = nowNanos;
  }

  /**
   * Starts to receive the server's calls.
   *
   * @return completes when the client is gone
   */
  CompletableFuture<Void> start() {
    output.setWriteListener(this);
    return ended;
  }

  /** Returns whether it has taken everything. */
  boolean isReady(long nowNanos) {
    if (ready) {
      readyNanos = nowNanos;
    }
    return ready;
  }

  /** Returns for how long it has not taken what was written, nanoseconds. */
  long stalledNanos(long nowNanos) {
    return nowNanos - readyNanos;
  }

  boolean isGone() {
    return ended.isDone();
  }

  /** Returns the number of the last change that was written; negative for none. */
  long sent() {
    return sent;
  }

  /**
   * Writes; only if it is ready.
   *
   * @param bytes must not change any more
   * @param number of the last change in them
   */
  void send(byte[] bytes, long number) {
    try {
      sent = number;
      ready = false;
      output.write(bytes);
      if (!output.isReady()) {
        flushesLater = true;
        return;
      }
      flush();
    } catch (IOException | IllegalStateException e) {
      onError(e);
    }
  }

  private void flush() throws IOException {
    output.flush();
    if (output.isReady()) {
      ready = true;
    }
  }

  @Override
  public void onWritePossible() throws IOException {
    if (flushesLater) {
      flushesLater = false;
      flush();
    } else {
      ready = true;
    }
  }

  @Override
  public void onError(Throwable e) {
    LOG.debug("A client of the live feed is gone", e);
    end();
  }

  /** Ends the feed. A client that has not taken everything is cut off. */
  void close() {
    if (!ready) {
      try {
        response.sendError(-1);
      } catch (IOException | IllegalStateException e) {
        LOG.debug("A client of the live feed was already gone", e);
      }
    }
    end();
  }

  private void end() {
    boolean unused = ended.complete(null);
  }
}
