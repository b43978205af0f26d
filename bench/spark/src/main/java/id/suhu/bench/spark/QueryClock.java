package id.suhu.bench.spark;

import java.time.Duration;
import java.util.Optional;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/**
 * Prints the {@link RunSummary} of a Spark query at its end. It is added to both Spark contestants
 * by a setting, so that their code is unchanged. Spark calls it on one thread.
 */
public final class QueryClock extends StreamingQueryListener {

  private long startNanos;
  private long readings;
  private long hot;
  private boolean hotKnown = true;

  @Override
  public void onQueryStarted(QueryStartedEvent event) {
    startNanos = System.nanoTime();
  }

  @Override
  public void onQueryProgress(QueryProgressEvent event) {
    readings += event.progress().numInputRows();
    long written = event.progress().sink().numOutputRows();
    // Spark reports -1 if a sink, like foreachBatch, does not count its rows.
    hotKnown &= written >= 0;
    hot += written;
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
    System.err.println(
        new RunSummary(duration, readings, hotKnown ? Optional.of(hot) : Optional.empty()).line());
  }
}
