package id.suhu.bench.spark;

import java.time.Duration;
import java.util.Optional;
import org.apache.spark.sql.streaming.StreamingQueryListener;

/**
 * Tells the {@link Span} of a Spark query when it has ended. Both Spark contestants get it by a
 * setting, so that neither is changed. For Spark's one thread of listeners.
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
    // Of what foreachBatch does, Spark knows nothing.
    hotKnown &= written >= 0;
    hot += written;
  }

  @Override
  public void onQueryTerminated(QueryTerminatedEvent event) {
    Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
    System.err.println(
        new Span(duration, readings, hotKnown ? Optional.of(hot) : Optional.empty()).line());
  }
}
