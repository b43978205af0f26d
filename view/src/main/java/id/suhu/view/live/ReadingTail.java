package id.suhu.view.live;

import id.suhu.kafka.read.ReadingRecords;
import id.suhu.kafka.read.TopicReader;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes new readings to a plant while it is looked at. A status comes at most each second and
 * after the engine; a reading is shown as it arrives. It is a convenience: what it misses while
 * Kafka is away, or skips because it comes too fast, the statuses bring. Thread-safe.
 */
public final class ReadingTail implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingTail.class);
  private static final long LOOK_EVERY_MS = 100;
  private static final long AFTER_FAILURE_MS = 2_000;
  private static final long JOIN_WITHIN_MS = 3_000;

  /** So many readings behind, it continues at the end: an old reading is not worth showing. */
  private static final long MOST_BEHIND = 20_000;

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final String topic;
  private final ReadingDecoder decoder;
  private final LivePlant plant;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts to wait until the plant is looked at.
   *
   * @param consumers creates read_committed consumers, which this object closes
   * @param topic of the readings
   */
  public ReadingTail(
      Supplier<Consumer<byte[], byte[]>> consumers,
      String topic,
      ReadingDecoder decoder,
      LivePlant plant) {
    this.consumers = consumers;
    this.topic = topic;
    this.decoder = decoder;
    this.plant = plant;
    this.thread = new Thread(this::run, "suhu-reading-tail");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      while (!closing.await(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
        if (plant.isLookedAt() && !tail()) {
          boolean unused = closing.await(AFTER_FAILURE_MS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("The tail of the readings was interrupted", e);
    }
  }

  /** Follows the topic until nobody looks; returns false after a failure. */
  private boolean tail() {
    try (TopicReader reader = open()) {
      reader.seekToEnd();
      reader.tail(
          () -> closing.getCount() > 0 && plant.isLookedAt(),
          this::take,
          () -> {
            if (reader.lag() > MOST_BEHIND) {
              reader.seekToEnd();
            }
          });
      return true;
    } catch (KafkaException e) {
      LOG.debug("Readings cannot be followed", e);
      return false;
    }
  }

  private TopicReader open() {
    Consumer<byte[], byte[]> consumer = consumers.get();
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(found -> new TopicPartition(topic, found.partition()))
              .toList();
      return new TopicReader(consumer, partitions, () -> {});
    } catch (KafkaException e) {
      consumer.close();
      throw e;
    }
  }

  private boolean take(ConsumerRecord<byte[], byte[]> record) {
    if (ReadingRecords.decode(decoder, record) instanceof Decoded.Good good) {
      plant.reading(good.reading());
    }
    return true;
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(JOIN_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
