package id.suhu.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The JSON of a store's status. */
public final class StoreStatusJson {

  private StoreStatusJson() {}

  /** Returns a status as one JSON object, UTF-8. */
  public static byte[] write(StoreStatus status) {
    return Json.object(json -> members(json, status));
  }

  static void members(JsonGenerator json, StoreStatus status) throws IOException {
    json.writeStringField("topic_id", status.topicId());
    json.writeNumberField("received", status.received());
    json.writeNumberField("stored", status.stored());
    json.writeNumberField("duplicate", status.duplicate());
    json.writeNumberField("rejected", status.rejectedCount());
    json.writeNumberField("missed", status.missed());
    json.writeNumberField("lag", status.lag());
    json.writeBooleanField("conserved", status.isConserved());
    json.writeNumberField("readings", status.readings());
    json.writeNumberField("alarm_events", status.events());
    Json.text(json, "fault", status.fault());
    json.writeArrayFieldStart("partitions");
    for (StoreStatus.Partition partition : status.partitions()) {
      json.writeStartObject();
      json.writeNumberField("partition", partition.number());
      json.writeNumberField("next_offset", partition.nextOffset());
      json.writeNumberField("received", partition.received());
      json.writeNumberField("stored", partition.stored());
      json.writeNumberField("duplicate", partition.duplicate());
      json.writeObjectFieldStart("rejected");
      for (Map.Entry<String, Long> reason : new TreeMap<>(partition.rejected()).entrySet()) {
        json.writeNumberField(reason.getKey(), reason.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("missed", partition.missed());
      json.writeNumberField("lag", partition.lag());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * Reads a status.
   *
   * @throws IllegalArgumentException if the bytes are not a JSON object
   */
  public static StoreStatus read(byte[] bytes) {
    JsonNode json = Json.parse(bytes);
    List<StoreStatus.Partition> partitions = new ArrayList<>();
    json.path("partitions").forEach(partition -> partitions.add(partition(partition)));
    return new StoreStatus(
        Json.text(json, "topic_id"),
        json.path("readings").asLong(),
        json.path("alarm_events").asLong(),
        Json.optionalText(json, "fault"),
        partitions);
  }

  private static StoreStatus.Partition partition(JsonNode json) {
    Map<String, Long> rejected = new TreeMap<>();
    json.path("rejected")
        .properties()
        .forEach(reason -> rejected.put(reason.getKey(), reason.getValue().asLong()));
    return new StoreStatus.Partition(
        json.path("partition").asInt(),
        json.path("next_offset").asLong(),
        json.path("received").asLong(),
        json.path("stored").asLong(),
        json.path("duplicate").asLong(),
        rejected,
        json.path("missed").asLong(),
        json.path("lag").asLong());
  }
}
