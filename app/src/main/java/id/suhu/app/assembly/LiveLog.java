package id.suhu.app.assembly;

import id.suhu.core.time.GrowingPause;
import id.suhu.kafka.read.TopicFollower;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.OneLineJson;
import id.suhu.messages.SensorStatusJson;
import id.suhu.view.live.LivePlant;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Announces new events of the alarm journal, and passes them and the sensors' statuses to the live
 * plant. Thread-safe.
 */
final class LiveLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveLog.class);

  private final String alarmTopic;
  private final Announcements announcements;
  private final LivePlant plant;
  private final TopicFollower follower;

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
      LivePlant plant,
      GrowingPause pause) {
    this.alarmTopic = topics.alarms();
    this.announcements = announcements;
    this.plant = plant;
    this.follower =
        new TopicFollower(
            "suhu-live-log",
            consumers,
            List.of(topics.status()),
            List.of(topics.alarms()),
            new Records(),
            pause);
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
          plant.status(SensorStatusJson.read(value));
          return;
        }
        event = AlarmEventJson.read(value);
        plant.alarm(OneLineJson.of(value));
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

    @Override
    public void outageBegan(RuntimeException cause) {
      plant.kafkaAway();
      announcements.journalAway(cause);
    }

    @Override
    public void outageEnded() {
      plant.kafkaBack();
      announcements.journalBack();
    }
  }

  /** Announces the remaining events, and stops. */
  @Override
  public void close() {
    follower.close();
  }
}
