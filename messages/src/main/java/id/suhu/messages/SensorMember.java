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
 * Who a record says it is from.
 *
 * @param id the sensor, if it is named and valid
 * @param fault why the name is not valid; both are empty where there is none
 */
record SensorMember(Optional<SensorId> id, Optional<String> fault) {

  /** No name. */
  static final SensorMember ABSENT = new SensorMember(Optional.empty(), Optional.empty());

  /** The value that the parser stands on; null counts as absent. */
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

  /** This, or what the record's key says where this says nothing. An empty key says nothing. */
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
