package id.suhu.app.cli.send;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Printable;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.sim.send.SendRun;
import id.suhu.sim.send.SendSummary;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Executes a run on a separate thread, so that it can be stopped and its progress reported. */
final class Sending {

  private static final Duration TOLD_EVERY = Duration.ofSeconds(1);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Session session;
  private final Texts texts;
  private final SentLog log;

  Sending(Session session, Texts texts, SentLog log) {
    this.session = session;
    this.texts = texts;
    this.log = log;
  }

  /**
   * Runs to the end, or until the command is stopped.
   *
   * @param progress called about every second
   * @throws CommandFailedException if the feed failed, or readings did not reach Kafka
   */
  SendSummary carryOut(SendRun run, Runnable progress) throws CommandFailedException {
    CompletableFuture<SendSummary> done = new CompletableFuture<>();
    Thread sender = new Thread(() -> complete(done, run), "suhu-send");
    sender.start();
    long nextNanos = System.nanoTime() + TOLD_EVERY.toNanos();
    while (!done.isDone()) {
      if (session.stop().asked()) {
        run.stop();
        break;
      }
      if (System.nanoTime() - nextNanos >= 0) {
        nextNanos += TOLD_EVERY.toNanos();
        progress.run();
      }
      pause(done);
    }
    SendSummary summary = result(done);
    if (summary.failed() > 0) {
      throw new CommandFailedException(
          texts.get("send.failed", summary.failed(), summary.sent(), log.firstFailure()));
    }
    return summary;
  }

  private static void complete(CompletableFuture<SendSummary> done, SendRun run) {
    try {
      done.complete(run.run());
    } catch (IOException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private static void pause(CompletableFuture<SendSummary> done) {
    try {
      @Nullable SendSummary unused = done.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      // Checked by the loop.
      return;
    }
  }

  private static SendSummary result(CompletableFuture<SendSummary> done)
      throws CommandFailedException {
    try {
      return done.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new CommandFailedException(Printable.of(String.valueOf(cause.getMessage())), cause);
    }
  }
}
