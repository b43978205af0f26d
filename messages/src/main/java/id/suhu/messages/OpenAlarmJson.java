package id.suhu.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The JSON of an alarm that is not at rest: its latest event, with additional members. */
public final class OpenAlarmJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OpenAlarmJson() {}

  /**
   * Returns one line of JSON. Members of the event unknown to this program are retained.
   *
   * @param event as written to the journal
   * @param raisedTime event time of the raise, ISO-8601
   * @param quality of the sensor
   * @param shelf the shelving, as the object {@code shelved}
   * @param outOfService the removal from service, as the object {@code out_of_service}
   * @throws IllegalArgumentException if the event is not a JSON object
   */
  public static String write(
      String event,
      Optional<String> raisedTime,
      Optional<String> quality,
      Optional<SetAside> shelf,
      Optional<SetAside> outOfService) {
    ObjectNode line = (ObjectNode) Json.parse(event.getBytes(StandardCharsets.UTF_8));
    raisedTime.ifPresent(time -> line.put("raised_time", time));
    quality.ifPresent(value -> line.put("quality", value));
    shelf.ifPresent(aside -> write(line.putObject("shelved"), aside));
    outOfService.ifPresent(aside -> write(line.putObject("out_of_service"), aside));
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("event cannot be written as JSON", e);
    }
  }

  private static void write(ObjectNode json, SetAside aside) {
    json.put("user", aside.user()).put("reason", aside.reason()).put("since", aside.since());
    aside.until().ifPresent(time -> json.put("until", time));
  }
}
