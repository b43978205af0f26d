package id.suhu.spark;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Console;
import id.suhu.cli.Stop;
import id.suhu.cli.StoppedException;
import id.suhu.cli.Texts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.fs.Path;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.spark.api.java.function.VoidFunction2;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.kafka010.KafkaIllegalStateException;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.StreamingQueryException;
import org.apache.spark.sql.streaming.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * Runs a stream in batches until it ends or fails, or a stop is requested. The current batch is
 * completed first.
 *
 * @param trigger when batches start
 * @param checkpoint the checkpoint folder
 */
record StreamRun(Trigger trigger, Path checkpoint) {

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  /** Processes a batch. Called again with the same batch after a failure. */
  @FunctionalInterface
  interface Batch {
    void take(Dataset<Row> rows, long number) throws Exception;
  }

  /**
   * Returns the trigger of batches.
   *
   * @param every interval between batches; empty to start as soon as there are records
   */
  static Trigger trigger(boolean availableNow, Optional<Duration> every) {
    return availableNow
        ? Trigger.AvailableNow()
        : Trigger.ProcessingTime(every.orElse(Duration.ZERO).toMillis());
  }

  /**
   * * Runs the stream.
   *
   * @throws CommandFailedException if it fails
   */
  void run(Dataset<Row> stream, Batch batch, Stop stop, Console console, Texts texts)
      throws CommandFailedException {
    try {
      StreamingQuery query =
          stream
              .writeStream()
              .trigger(trigger)
              .option("checkpointLocation", checkpoint.toString())
              .foreachBatch(
                  (VoidFunction2<Dataset<Row>, Long>)
                      (rows, number) -> {
                        // The batch is not processed, and is repeated at the next start.
                        stop.check();
                        batch.take(rows, number);
                      })
              .start();
      Progress progress = new Progress(console, texts);
      while (query.isActive() && !stop.await(LOOK_EVERY)) {
        progress.show(query.lastProgress());
      }
      progress.end();
      // Spark has no notification for the end of a batch.
      while (query.isActive() && query.status().isTriggerActive()) {
        Thread.sleep(LOOK_EVERY.toMillis());
      }
      query.stop();
      query.awaitTermination();
    } catch (StreamingQueryException | TimeoutException e) {
      if (!(rootCause(e) instanceof StoppedException)) {
        throw failed(e, texts);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e, texts);
    }
  }

  /** Returns the root cause. */
  private static Throwable rootCause(Exception e) {
    Throwable cause = e;
    @Nullable Throwable next = e.getCause();
    while (next != null) {
      cause = next;
      next = next.getCause();
    }
    return cause;
  }

  private static CommandFailedException failed(Exception e, Texts texts) {
    Throwable cause = rootCause(e);
    if (cause instanceof CommandFailedException failure) {
      return failure;
    }
    if (cause instanceof OffsetOutOfRangeException
        || (cause instanceof KafkaIllegalStateException fault
            && String.valueOf(fault.getCondition()).startsWith("KAFKA_DATA_LOSS"))) {
      return new CommandFailedException(texts.sentence("job.lost"), e);
    }
    String message = String.valueOf(cause.getMessage());
    // The other lines are Spark's plans and stack traces.
    String line = message.lines().findFirst().orElse("");
    return new CommandFailedException(
        texts.sentence("job.failed", cause.getClass().getSimpleName() + ": " + line), e);
  }
}
