package id.suhu.view.status;

import id.suhu.kafka.PlantKafka;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import java.util.HashMap;
import java.util.Map;

/** Reads the latest status of each sensor from the status topic. */
public final class Statuses {

  private Statuses() {}

  /**
   * Reads the status topic to its end. Records that are not statuses are skipped.
   *
   * @return statuses by sensor id
   * @throws org.apache.kafka.common.KafkaException if the topic does not exist, or Kafka becomes
   *     unavailable
   */
  public static Map<String, StatusRecord> read(PlantKafka plant) {
    Map<String, StatusRecord> statuses = new HashMap<>();
    plant.scanValues(
        plant.topics().status(),
        value -> {
          StatusRecord status = SensorStatusJson.read(value);
          statuses.put(status.sensorId(), status);
        });
    return statuses;
  }
}
