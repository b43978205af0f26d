package id.suhu.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Suhu's own messages as JSON: what their formats share. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** Writes the inside of an object. */
  @FunctionalInterface
  interface Body {
    /** Writes the members. */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** One object as UTF-8. */
  static byte[] object(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      body.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /** A temperature, as every temperature is printed. */
  static void temperature(JsonGenerator json, String name, OptionalDouble celsius)
      throws IOException {
    if (celsius.isPresent()) {
      json.writeFieldName(name);
      json.writeNumber(Numbers.temperature(celsius.getAsDouble()));
    }
  }

  /** Text, where there is some. */
  static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  /**
   * One object.
   *
   * @throws IllegalArgumentException if the bytes are none
   */
  static JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = MAPPER.readTree(bytes);
      if (node == null || !node.isObject()) {
        throw new IllegalArgumentException("value is not a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      // Bytes that are no text in any of JSON's encodings.
      throw new IllegalArgumentException("value is not JSON: " + e.getMessage(), e);
    }
  }

  /** A member's text; empty text where it is absent. */
  static String text(JsonNode object, String name) {
    return object.path(name).asText("");
  }

  /** A member's text, where it is there. */
  static Optional<String> optionalText(JsonNode object, String name) {
    return object.hasNonNull(name) ? Optional.of(object.get(name).asText()) : Optional.empty();
  }

  /** A member's number, where it is there. */
  static OptionalDouble optionalNumber(JsonNode object, String name) {
    return object.path(name).isNumber()
        ? OptionalDouble.of(object.get(name).doubleValue())
        : OptionalDouble.empty();
  }
}
