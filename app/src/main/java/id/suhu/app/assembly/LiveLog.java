package id.suhu.app.assembly;

import id.suhu.core.time.GrowingPause;
import id.suhu.kafka.read.TopicFollower;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces new events of the alarm journal, and counts the sensors by their statuses. Thread-safe.
 */
final class LiveLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveLog.class);

  private final String alarmTopic;
  private final Announcements announcements;
  private final TopicFollower follower;

  // Used by the follower's thread only.
  private final Map<String, Integer> activeBySensor = new HashMap<>();

  private final AtomicInteger active = new AtomicInteger();
  private volatile int sensors;

  /**
   * Starts to follow the topics.
   *
   * @param consumers creates read_committed consumers, which the live log closes
   * @param pause between reconnection attempts after a failure
   * @throws org.apache.kafka.common.KafkaException if Kafka does not respond
   */
  LiveLog(
      Supplier<Consumer<byte[], byte[]>> consumers,
      Topics topics,
      Announcements announcements,
      GrowingPause pause) {
    this.alarmTopic = topics.alarms();
    this.announcements = announcements;
    this.follower =
        new TopicFollower(
            "suhu-live-log",
            consumers,
            List.of(topics.status()),
            List.of(topics.alarms()),
            new Records(),
            pause);
  }

  /** Returns the number of known sensors. */
  int sensors() {
    return sensors;
  }

  /** Returns the number of active alarms. */
  int activeAlarms() {
    return active.get();
  }

  /** Handles the records of the topics. */
  private final class Records implements TopicFollower.Listener {

    @Override
    public void record(ConsumerRecord<byte[], byte[]> record) {
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
        LOG.atWarn()
            .addKeyValue("topic", record.topic())
            .addKeyValue("partition", record.partition())
            .addKeyValue("offset", record.offset())
            .addKeyValue("error", e.getMessage())
            .log("A record was not written by Suhu and is ignored");
        return;
      }
      announcements.alarm(event);
    }

    private void count(StatusRecord status) {
      int now = (int) status.alarms().stream().filter(StatusRecord.Alarm::active).count();
      Integer before = activeBySensor.put(status.sensorId(), now);
      active.addAndGet(now - (before == null ? 0 : before));
      sensors = activeBySensor.size();
    }

    @Override
    public void outageBegan(RuntimeException cause) {
      announcements.journalAway(cause);
    }

    @Override
    public void outageEnded() {
      announcements.journalBack();
    }
  }

  /** Announces the remaining events, and stops. */
  @Override
  public void close() {
    follower.close();
  }
}
