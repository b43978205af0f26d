package id.suhu.app.up;

import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the alarm journal from where it ends now, and keeps count of the sensors by their
 * statuses. Has a thread of its own; the methods may be called by any.
 */
final class LiveLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveLog.class);

  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final String alarmTopic;
  private final Consumer<AlarmRecord> journal;
  private final Map<String, Integer> activeAlarms = new HashMap<>();
  private final Thread thread;
  private final AtomicInteger active = new AtomicInteger();
  private volatile int sensors;
  private volatile boolean closing;

  /**
   * Begins to follow.
   *
   * @param journal is told of each alarm event, on this object's thread
   */
  LiveLog(KafkaConnection connection, Topics topics, Consumer<AlarmRecord> journal) {
    this.consumer = connection.consumer(Map.of(ConsumerConfig.CLIENT_ID_CONFIG, "suhu-live-log"));
    this.alarmTopic = topics.alarms();
    this.journal = journal;
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
    List<TopicPartition> all = new ArrayList<>(alarms);
    all.addAll(statuses);
    consumer.assign(all);
    consumer.seekToBeginning(statuses);
    consumer.seekToEnd(alarms);
    // A seek is carried out at the next look: look now, before the engine writes.
    alarms.forEach(consumer::position);
  }

  private List<TopicPartition> partitionsOf(String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }

  private void follow() {
    try (consumer) {
      while (!closing) {
        consumer.poll(Duration.ofMillis(250)).forEach(this::take);
      }
      // What the engine wrote before it stopped.
      consumer.poll(Duration.ofMillis(200)).forEach(this::take);
    } catch (WakeupException e) {
      LOG.debug("live log ends");
    } catch (KafkaException e) {
      LOG.error("live log ends: Kafka cannot be read", e);
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.topic().equals(alarmTopic)) {
        journal.accept(AlarmEventJson.read(record.value()));
      } else if (record.value() != null) {
        count(SensorStatusJson.read(record.value()));
      }
    } catch (IllegalArgumentException e) {
      LOG.warn(
          "record of {} at {}/{} is not Suhu's: {}",
          record.topic(),
          record.partition(),
          record.offset(),
          e.getMessage());
    }
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
    closing = true;
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
