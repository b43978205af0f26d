package id.suhu.web;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/** Counts Kafka's answers to the records of one request. Thread-safe. */
final class Acknowledgements implements Callback {

  private final AtomicInteger missing;
  private final AtomicReference<@Nullable KafkaException> first = new AtomicReference<>();
  private final CountDownLatch done = new CountDownLatch(1);

  /**
   * @param records at least 1
   */
  Acknowledgements(int records) {
    missing = new AtomicInteger(records);
  }

  @Override
  public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception error) {
    if (error != null) {
      first.compareAndSet(
          null, error instanceof KafkaException known ? known : new KafkaException(error));
      done.countDown();
    } else if (missing.decrementAndGet() == 0) {
      done.countDown();
    }
  }

  boolean hasFailed() {
    return first.get() != null;
  }

  /** Returns the first failure. */
  Optional<KafkaException> fault() {
    return Optional.ofNullable(first.get());
  }

  /** Waits for all acknowledgements or the first failure; returns whether there was either. */
  boolean await(Duration patience) {
    try {
      return done.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new InterruptException("interrupted while Kafka was sent readings", e);
    }
  }
}
