package id.suhu.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Quoted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Converts JSON objects to readings. Strict like the decoder of the reading topic: a member must
 * not have two values. Not thread-safe.
 */
final class JsonRow {

  /** Names of the event time, in order of preference. */
  private static final List<String> TIME = List.of("event_time", "timestamp");

  private static final String VALUE = "temperature";
  private static final String SENSOR = "sensor_id";
  private static final String MACHINE = "machine_id";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          // Python's json module writes NaN; the message should be about the temperature.
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          // The member names of one line must not affect whether another can be read.
          .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Lines.MAX_BYTES)
                  .maxNameLength(Lines.MAX_BYTES)
                  .maxNestingDepth(Lines.MAX_BYTES)
                  .build())
          .build();

  private final List<String> timeNames;
  private final String valueName;
  private final Optional<SensorId> sensor;
  private final String sensorName;
  private final EventTimes times = new EventTimes();

  /**
   * @param choice the names of the members, in place of columns
   */
  JsonRow(ColumnChoice choice) {
    this.timeNames = choice.time().map(List::of).orElse(TIME);
    this.valueName = choice.value().orElse(VALUE);
    this.sensor = choice.sensor();
    this.sensorName = choice.sensorColumn().orElse(SENSOR);
  }

  /** Converts a line. Never throws because of its content. */
  Row read(long line, String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return bad(line, "'%s' is not a JSON object", text);
      }
      Map<String, Value> members = new HashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        if (members.put(name, Value.of(parser)) != null) {
          return bad(line, "member '%s' is there twice", name);
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        return bad(line, "'%s' goes on after the JSON object", text);
      }
      return read(line, members);
    } catch (JsonProcessingException e) {
      return bad(line, "'%s' is not JSON: " + e.getOriginalMessage().replace("%", "%%"), text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read from memory", e);
    }
  }

  private Row read(long line, Map<String, Value> members) {
    Value time = Value.ABSENT;
    for (String name : timeNames) {
      time = time.isAbsent() ? members.getOrDefault(name, Value.ABSENT) : time;
    }
    if (time.isAbsent()) {
      return bad(line, "member '%s' is missing or null", String.join("' or '", timeNames));
    }
    OptionalLong timeMs = time.isScalar() ? times.read(time.text()) : OptionalLong.empty();
    if (timeMs.isEmpty()) {
      return new BadRow(line, Rules.badTime(time.text()));
    }
    Value value = members.getOrDefault(valueName, Value.ABSENT);
    if (value.isAbsent()) {
      return bad(line, "member '%s' is missing or null", valueName);
    }
    if (!value.isNumber()) {
      return bad(line, "temperature '%s' is not a JSON number", value.text());
    }
    if (!Rules.possible(value.number())) {
      return new BadRow(line, Rules.badTemperature(value.text()));
    }
    Value named = members.getOrDefault(MACHINE, Value.ABSENT);
    Optional<String> machine = named.isId() ? Rules.machine(named.text()) : Optional.empty();
    if (sensor.isPresent()) {
      return new RecordedReading(line, sensor.get(), machine, timeMs.getAsLong(), value.number());
    }
    Value id = members.getOrDefault(sensorName, Value.ABSENT);
    if (id.isAbsent()) {
      return bad(line, "member '%s' is missing or null", sensorName);
    }
    if (!id.isId()) {
      return bad(line, "sensor id '%s' is neither text nor a whole number", id.text());
    }
    Optional<String> fault = SensorId.faultOf(id.text());
    return fault.isPresent()
        ? new BadRow(line, fault.get())
        : new RecordedReading(
            line, new SensorId(id.text()), machine, timeMs.getAsLong(), value.number());
  }

  private static BadRow bad(long line, String format, String value) {
    return new BadRow(line, format.formatted(Quoted.shortened(value)));
  }

  /**
   * A member's value.
   *
   * @param token the type
   * @param text the text of a text, number or word
   * @param number the number, if it is one
   */
  private record Value(JsonToken token, String text, double number) {

    /** Also of a member that is null. */
    static final Value ABSENT = new Value(JsonToken.VALUE_NULL, "null", 0);

    static Value of(JsonParser parser) throws IOException {
      JsonToken token = parser.currentToken();
      return switch (token) {
        case START_OBJECT -> new Value(token, "{…}", 0);
        case START_ARRAY -> new Value(token, "[…]", 0);
        default ->
            new Value(token, parser.getText(), token.isNumeric() ? parser.getDoubleValue() : 0);
      };
    }

    boolean isAbsent() {
      return token == JsonToken.VALUE_NULL;
    }

    boolean isScalar() {
      return token == JsonToken.VALUE_STRING || token.isNumeric();
    }

    boolean isNumber() {
      return token.isNumeric();
    }

    boolean isId() {
      return token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT;
    }
  }
}
