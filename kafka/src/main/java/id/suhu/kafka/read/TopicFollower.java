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
 * Follows topics on a separate thread. After a failure it continues at its last position, with a
 * new consumer and increasing pauses. A record whose listener threw an exception is not delivered
 * again. Thread-safe.
 */
public final class TopicFollower implements AutoCloseable {

  /** Receives records and outages, on the follower's thread. */
  public interface Listener {

    /** Called with the next record; records of one partition come in order. */
    void record(ConsumerRecord<byte[], byte[]> record);

    /** Called after a read failure: no record comes until the end of the outage. */
    void outageBegan(RuntimeException cause);

    /** Called when reading has succeeded again, from the position before the outage. */
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

  // Used by this object's thread only, once it is running.
  private final Map<TopicPartition, Long> places = new HashMap<>();
  private boolean away;

  private volatile TopicReader reader;

  /**
   * Starts to follow topics.
   *
   * @param name of the thread
   * @param consumers creates read_committed consumers, which this object closes
   * @param fromBeginning topics read from their beginning
   * @param fromEnd topics read from their current end
   * @param pause between reconnection attempts
   * @throws org.apache.kafka.common.KafkaException if Kafka does not respond
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
      // A seek is executed when the position is requested.
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
        LOG.atDebug().addKeyValue("thread", thread.getName()).setCause(e).log("Follower stops");
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
    // Records written before the close.
    long startNanos = System.nanoTime();
    reader.tail(
        () -> System.nanoTime() - startNanos < TimeUnit.MILLISECONDS.toNanos(LAST_LOOKS_MS),
        this::take,
        this::ended);
  }

  private boolean take(ConsumerRecord<byte[], byte[]> record) {
    // Before delivery: a record whose listener fails must not be delivered forever.
    places.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    listener.record(record);
    return true;
  }

  private void began(RuntimeException cause) {
    LOG.atDebug().addKeyValue("thread", thread.getName()).setCause(cause).log("Reading failed");
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

  /** Returns to the last position; returns false if this object is closed first. */
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
      LOG.atDebug()
          .addKeyValue("thread", thread.getName())
          .setCause(e)
          .log("Consumer could not be created yet");
      return false;
    }
    try {
      reader.seek(places);
      // A poll is also empty if Kafka does not respond.
      var unused = reader.offsets();
      return true;
    } catch (RuntimeException e) {
      LOG.atDebug()
          .addKeyValue("thread", thread.getName())
          .setCause(e)
          .log("Reading cannot continue yet");
      closeReader();
      return false;
    }
  }

  private void closeReader() {
    try {
      reader.close(CLOSE_WITHIN);
    } catch (RuntimeException e) {
      LOG.atDebug()
          .addKeyValue("thread", thread.getName())
          .setCause(e)
          .log("Consumer did not close cleanly");
    }
  }

  /** Delivers the records written before this call, and stops. */
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
