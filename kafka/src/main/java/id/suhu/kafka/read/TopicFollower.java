package id.suhu.kafka.read;

import id.suhu.core.time.GrowingPause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics on a thread of its own. After a failure it continues at the place that it had,
 * with a new consumer and growing pauses. A record that its listener fails on is not given out
 * again. Thread-safe.
 */
public final class TopicFollower implements AutoCloseable {

  /** What a follower tells, on its thread. */
  public interface Listener {

    /** The next record; those of one partition in their order. */
    void record(ConsumerRecord<byte[], byte[]> record);

    /** Reading has failed: no record comes until the end of the outage. */
    void outageBegan(RuntimeException cause);

    /** Reading has succeeded again, from the place that was left. */
    void outageEnded();
  }

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);
  private static final long LAST_LOOKS_MS = 200;
  private static final long JOIN_WITHIN_MS = 2_000;

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Listener listener;
  private final GrowingPause pause;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  // Of this object's thread alone, once it runs.
  private final Map<TopicPartition, Long> places = new HashMap<>();
  private boolean away;

  private volatile TopicReader reader;

  /**
   * Begins to follow.
   *
   * @param name of the thread
   * @param consumers gives a new consumer of committed records; this object closes it
   * @param fromBeginning topics of which every record is given out
   * @param fromEnd topics of which those are given out that come after this call
   * @param pause between attempts to continue
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  public TopicFollower(
      String name,
      Supplier<Consumer<byte[], byte[]>> consumers,
      List<String> fromBeginning,
      List<String> fromEnd,
      Listener listener,
      GrowingPause pause) {
    this.consumers = consumers;
    this.listener = listener;
    this.pause = pause;
    this.reader = open(fromBeginning, fromEnd);
    this.thread = new Thread(this::follow, name);
    thread.start();
  }

  private TopicReader open(List<String> fromBeginning, List<String> fromEnd) {
    Consumer<byte[], byte[]> consumer = consumers.get();
    try {
      List<TopicPartition> partitions = partitions(consumer, fromBeginning);
      List<TopicPartition> ends = partitions(consumer, fromEnd);
      partitions.addAll(ends);
      TopicReader opened = new TopicReader(consumer, partitions, () -> {});
      opened.seekToEnd(ends);
      // A seek is carried out when the place is asked for.
      places.putAll(opened.places());
      return opened;
    } catch (RuntimeException e) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
      throw e;
    }
  }

  private static List<TopicPartition> partitions(
      Consumer<byte[], byte[]> consumer, List<String> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      consumer
          .partitionsFor(topic)
          .forEach(found -> partitions.add(new TopicPartition(topic, found.partition())));
    }
    return partitions;
  }

  private void follow() {
    do {
      try {
        read();
        return;
      } catch (WakeupException e) {
        LOG.debug("{} ends", thread.getName(), e);
        return;
      } catch (RuntimeException e) {
        began(e);
      } finally {
        closeReader();
      }
    } while (reopen());
  }

  private void read() {
    reader.tail(() -> closing.getCount() > 0, this::take, this::ended);
    // What was written before the close.
    long startNanos = System.nanoTime();
    reader.tail(
        () -> System.nanoTime() - startNanos < TimeUnit.MILLISECONDS.toNanos(LAST_LOOKS_MS),
        this::take,
        this::ended);
  }

  private boolean take(ConsumerRecord<byte[], byte[]> record) {
    // Before it is given out: a record that the listener fails on must not come again for ever.
    places.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    listener.record(record);
    return true;
  }

  private void began(RuntimeException cause) {
    LOG.debug("{} is interrupted", thread.getName(), cause);
    if (!away) {
      away = true;
      listener.outageBegan(cause);
    }
  }

  private void ended() {
    if (away) {
      away = false;
      pause.reset();
      listener.outageEnded();
    }
  }

  /** Goes back to the place; false if this is closed before that is possible. */
  private boolean reopen() {
    try {
      while (!closing.await(pause.next().toNanos(), TimeUnit.NANOSECONDS)) {
        if (reopened()) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private boolean reopened() {
    try {
      reader = new TopicReader(consumers.get(), List.copyOf(places.keySet()), () -> {});
    } catch (RuntimeException e) {
      LOG.debug("{} has no consumer yet", thread.getName(), e);
      return false;
    }
    try {
      reader.seek(places);
      // A poll is empty, too, where no Kafka answers.
      var unused = reader.offsets();
      return true;
    } catch (RuntimeException e) {
      LOG.debug("{} cannot continue yet", thread.getName(), e);
      closeReader();
      return false;
    }
  }

  private void closeReader() {
    try {
      reader.close(CLOSE_WITHIN);
    } catch (RuntimeException e) {
      LOG.debug("{}: the consumer did not close well", thread.getName(), e);
    }
  }

  /** Gives out what was written before this call, and ends. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(JOIN_WITHIN_MS);
      if (thread.isAlive()) {
        reader.wakeup();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
