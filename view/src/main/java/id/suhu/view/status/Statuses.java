package id.suhu.view.status;

import id.suhu.kafka.PlantKafka;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import java.util.HashMap;
import java.util.Map;

/** The latest status of each sensor, as the status topic has them. */
public final class Statuses {

  private Statuses() {}

  /**
   * Reads the status topic to its end. What is no status there is passed over.
   *
   * @return statuses by sensor id
   * @throws org.apache.kafka.common.KafkaException if there is no such topic, or Kafka goes away
   */
  public static Map<String, StatusRecord> read(PlantKafka plant) {
    Map<String, StatusRecord> statuses = new HashMap<>();
    plant.scan(
        plant.topics().status(),
        record -> {
          byte[] value = record.value();
          if (value == null) {
            return true;
          }
          try {
            StatusRecord status = SensorStatusJson.read(value);
            statuses.put(status.sensorId(), status);
          } catch (IllegalArgumentException e) {
            // Somebody else's record: the engine writes none like this.
            return true;
          }
          return true;
        });
    return statuses;
  }
}
