package id.suhu.view.alarm;

import id.suhu.core.alarm.EventType;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Timestamps;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds sensors whose stored state an engine could not read, so that their alarms started anew. */
public final class LostStates {

  private LostStates() {}

  /**
   * Reads the journal.
   *
   * @param sinceMs events written before this time are ignored, epoch milliseconds
   * @return the ids of the sensors
   * @throws org.apache.kafka.common.KafkaException if the topic is missing or Kafka becomes
   *     unavailable
   */
  public static SortedSet<String> since(PlantKafka plant, long sinceMs) {
    SortedSet<String> sensors = new TreeSet<>();
    // Times in this form sort as text.
    String since = Timestamps.print(sinceMs);
    plant.scanValues(plant.topics().alarms(), value -> take(sensors, since, value));
    return sensors;
  }

  private static void take(SortedSet<String> sensors, String since, byte[] value) {
    AlarmRecord event = AlarmEventJson.read(value);
    if (event.event().equals(EventType.STATE_LOST.code())
        && event.processedTime().compareTo(since) >= 0) {
      sensors.add(event.sensorId());
    }
  }
}
