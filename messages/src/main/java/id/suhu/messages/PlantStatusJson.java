package id.suhu.messages;

import java.util.Map;
import java.util.Optional;

/** The JSON of a plant's status. */
public final class PlantStatusJson {

  private PlantStatusJson() {}

  /**
   * Returns a status as one JSON object, UTF-8.
   *
   * @param store the status of the store, if one is known
   */
  public static byte[] write(PlantStatus status, Optional<StoreStatus> store) {
    return Json.object(
        json -> {
          json.writeStringField("topic", status.topic());
          json.writeNumberField("received", status.received());
          if (store.isPresent()) {
            json.writeNumberField("stored", store.get().stored());
            json.writeNumberField("duplicate", store.get().duplicate());
          }
          json.writeNumberField("judged", status.judged());
          json.writeNumberField("late", status.late());
          json.writeNumberField("rejected", status.rejected());
          json.writeBooleanField("rejected_all", status.rejectedAll());
          json.writeNumberField("lag", status.lag());
          json.writeObjectFieldStart("engine");
          json.writeNumberField("members", status.engineMembers());
          json.writeEndObject();
          json.writeObjectFieldStart("sensors");
          for (Map.Entry<String, Long> quality : status.sensors().entrySet()) {
            json.writeNumberField(quality.getKey(), quality.getValue());
          }
          json.writeEndObject();
          json.writeNumberField("active_alarms", status.activeAlarms());
          json.writeArrayFieldStart("partitions");
          for (PlantStatus.Partition partition : status.partitions()) {
            json.writeStartObject();
            json.writeNumberField("partition", partition.number());
            json.writeNumberField("received", partition.received());
            json.writeNumberField("beginning_offset", partition.beginningOffset());
            json.writeNumberField("end_offset", partition.endOffset());
            json.writeNumberField("lag", partition.lag());
            json.writeEndObject();
          }
          json.writeEndArray();
          if (store.isPresent()) {
            json.writeObjectFieldStart("store");
            StoreStatusJson.members(json, store.get());
            json.writeEndObject();
          }
        });
  }
}
