package id.suhu.messages;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import id.suhu.core.reading.SensorId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sensor named by a record.
 *
 * @param id the sensor, if a valid one is named
 * @param fault why the name is invalid; both are empty if no sensor is named
 */
record SensorMember(Optional<SensorId> id, Optional<String> fault) {

  /** No name. */
  static final SensorMember ABSENT = new SensorMember(Optional.empty(), Optional.empty());

  /** Reads the parser's current value; null counts as absent. */
  static SensorMember of(JsonParser value) throws IOException {
    JsonToken token = value.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return ABSENT;
    }
    if (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) {
      return of(value.getText());
    }
    return bad("sensor id is neither text nor a whole number");
  }

  /** Returns this, or the record's key if this is absent. An empty key counts as absent. */
  SensorMember orKey(byte @Nullable [] key) {
    if (id.isPresent() || fault.isPresent() || key == null || key.length == 0) {
      return this;
    }
    try {
      return of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString());
    } catch (CharacterCodingException e) {
      return bad("record key is not UTF-8");
    }
  }

  private static SensorMember of(String text) {
    return SensorId.faultOf(text)
        .map(SensorMember::bad)
        .orElseGet(() -> new SensorMember(Optional.of(new SensorId(text)), Optional.empty()));
  }

  private static SensorMember bad(String fault) {
    return new SensorMember(Optional.empty(), Optional.of(fault));
  }
}
