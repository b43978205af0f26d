package id.suhu.messages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** An alarm that needs attention: its latest event, with what the event alone does not say. */
public final class OpenAlarmJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private OpenAlarmJson() {}

  /**
   * One line of JSON. Members of the event that this program does not know are kept.
   *
   * @param event as it was written to the journal
   * @param raisedTime event time of the raise, ISO-8601
   * @param quality of the sensor
   * @throws IllegalArgumentException if the event is no JSON object
   */
  public static String write(String event, Optional<String> raisedTime, Optional<String> quality) {
    ObjectNode line = (ObjectNode) Json.parse(event.getBytes(StandardCharsets.UTF_8));
    raisedTime.ifPresent(time -> line.put("raised_time", time));
    quality.ifPresent(value -> line.put("quality", value));
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("event cannot be written as JSON", e);
    }
  }
}
