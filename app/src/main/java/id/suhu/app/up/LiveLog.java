package id.suhu.app.up;

import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the alarm journal from where it ends now, and keeps count of the sensors by their
 * statuses. After a failure it goes on at the place that it had, with a new consumer and growing
 * pauses. Has a thread of its own; the methods may be called by any.
 */
final class LiveLog implements AutoCloseable {

  /** Is told of outages, on the live log's thread. */
  interface Outages {

    /** One has begun: nothing is told until its end. */
    void began(RuntimeException cause);

    /** It has ended, and nothing is left out. */
    void ended();
  }

  private static final Logger LOG = LoggerFactory.getLogger(LiveLog.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(1);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final String alarmTopic;
  private final java.util.function.Consumer<AlarmRecord> journal;
  private final Outages outages;
  private final GrowingPause pause;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);

  // Of this object's thread alone, once it runs.
  private final List<TopicPartition> partitions = new ArrayList<>();
  private final Map<TopicPartition, Long> places = new HashMap<>();
  private final Map<String, Integer> activeAlarms = new HashMap<>();
  private boolean away;

  private final AtomicInteger active = new AtomicInteger();
  private volatile int sensors;
  private volatile Consumer<byte[], byte[]> consumer;

  /**
   * Begins to follow.
   *
   * @param consumers gives a new consumer of committed records; this object closes it
   * @param journal is told of each alarm event, on this object's thread
   * @param pause between attempts to go on
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
   */
  LiveLog(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Topics topics,
      java.util.function.Consumer<AlarmRecord> journal,
      Outages outages,
      GrowingPause pause) {
    this.consumers = consumers;
    this.alarmTopic = topics.alarms();
    this.journal = journal;
    this.outages = outages;
    this.pause = pause;
    this.consumer = consumers.get();
    try {
      assign(topics);
    } catch (RuntimeException e) {
      consumer.close(CloseOptions.timeout(Duration.ZERO));
      throw e;
    }
    this.thread = new Thread(this::follow, "suhu-live-log");
    thread.start();
  }

  /** How many sensors are known. */
  int sensors() {
    return sensors;
  }

  /** How many alarms are active. */
  int active() {
    return active.get();
  }

  private void assign(Topics topics) {
    List<TopicPartition> alarms = partitionsOf(topics.alarms());
    List<TopicPartition> statuses = partitionsOf(topics.status());
    partitions.addAll(alarms);
    partitions.addAll(statuses);
    consumer.assign(partitions);
    consumer.seekToBeginning(statuses);
    consumer.seekToEnd(alarms);
    // A seek is carried out at the next look: look now, before the engine writes.
    partitions.forEach(partition -> places.put(partition, consumer.position(partition)));
  }

  private List<TopicPartition> partitionsOf(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private void follow() {
    do {
      try {
        lookUntilClosing();
        return;
      } catch (WakeupException e) {
        LOG.debug("live log ends", e);
        return;
      } catch (RuntimeException e) {
        began(e);
      } finally {
        closeConsumer();
      }
    } while (reopen());
  }

  private void lookUntilClosing() {
    while (closing.getCount() > 0) {
      look(Duration.ofMillis(250));
    }
    // What the engine wrote before it stopped.
    look(Duration.ofMillis(200));
  }

  private void look(Duration atMost) {
    consumer.poll(atMost).forEach(this::take);
    if (away) {
      away = false;
      pause.reset();
      outages.ended();
    }
  }

  private void began(RuntimeException cause) {
    LOG.debug("live log is interrupted", cause);
    if (!away) {
      away = true;
      outages.began(cause);
    }
  }

  /** Goes back to the place; false if the live log is to end before that is possible. */
  private boolean reopen() {
    try {
      while (!closing.await(pause.next().toNanos(), TimeUnit.NANOSECONDS)) {
        if (opened()) {
          return true;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private boolean opened() {
    try {
      consumer = consumers.get();
    } catch (RuntimeException e) {
      LOG.debug("live log has no consumer yet", e);
      return false;
    }
    try {
      consumer.assign(partitions);
      places.forEach(consumer::seek);
      // Looks like any other: a poll is empty, too, where no Kafka answers.
      consumer.endOffsets(partitions);
      return true;
    } catch (RuntimeException e) {
      LOG.debug("live log cannot go on yet", e);
      closeConsumer();
      return false;
    }
  }

  private void closeConsumer() {
    try {
      consumer.close(CloseOptions.timeout(CLOSE_WITHIN));
    } catch (RuntimeException e) {
      LOG.debug("live log's consumer did not close well", e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    // Before it is told: a record that cannot be must not be met again for ever.
    places.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    byte[] value = record.value();
    if (value == null) {
      return;
    }
    AlarmRecord event;
    try {
      if (!record.topic().equals(alarmTopic)) {
        count(SensorStatusJson.read(value));
        return;
      }
      event = AlarmEventJson.read(value);
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "record of {} at {}/{} is not Suhu's: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
      return;
    }
    journal.accept(event);
  }

  private void count(StatusRecord status) {
    int now = (int) status.alarms().stream().filter(StatusRecord.Alarm::active).count();
    Integer before = activeAlarms.put(status.sensorId(), now);
    active.addAndGet(now - (before == null ? 0 : before));
    sensors = activeAlarms.size();
  }

  /** Tells what is left to tell, and ends. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(2_000);
      if (thread.isAlive()) {
        consumer.wakeup();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
