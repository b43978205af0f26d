package id.suhu.messages;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;

/** Shared JSON functions of Suhu's message formats. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectReader READER =
      MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final ObjectReader STRICT_READER =
      READER.with(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());

  private Json() {}

  /** Writes the content of an object. */
  @FunctionalInterface
  interface Body {
    /** Writes the members. */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Returns one object as UTF-8. */
  static byte[] object(Body body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(bytes)) {
      json.writeStartObject();
      body.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return bytes.toByteArray();
  }

  /** Writes a temperature, in the format of {@link Numbers#temperature}. */
  static void temperature(JsonGenerator json, String name, OptionalDouble celsius)
      throws IOException {
    if (celsius.isPresent()) {
      json.writeFieldName(name);
      json.writeNumber(Numbers.temperature(celsius.getAsDouble()));
    }
  }

  /** Writes a text if it is present. */
  static void text(JsonGenerator json, String name, Optional<String> text) throws IOException {
    if (text.isPresent()) {
      json.writeStringField(name, text.get());
    }
  }

  /**
   * Parses one object that Suhu has written.
   *
   * @throws IllegalArgumentException if the bytes are not a JSON object
   */
  static JsonNode parse(byte[] bytes) {
    return parse(READER, bytes);
  }

  /**
   * Parses one object that another program may have written: a member must not have two values.
   *
   * @throws IllegalArgumentException if the bytes are not a JSON object
   */
  static JsonNode parseForeign(byte[] bytes) {
    return parse(STRICT_READER, bytes);
  }

  private static JsonNode parse(ObjectReader reader, byte[] bytes) {
    try {
      JsonNode node = reader.readTree(bytes);
      if (node == null || !node.isObject()) {
        throw new IllegalArgumentException("value is not a JSON object");
      }
      return node;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value is not JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      // Bytes that are not valid in any of JSON's encodings.
      throw new IllegalArgumentException("value is not JSON: " + e.getMessage(), e);
    }
  }

  /** Returns a member's text, or the empty text if it is absent. */
  static String text(JsonNode object, String name) {
    return object.path(name).asText("");
  }

  /** Returns a member's text, if it is present. */
  static Optional<String> optionalText(JsonNode object, String name) {
    return object.hasNonNull(name) ? Optional.of(object.get(name).asText()) : Optional.empty();
  }

  /** Returns a member's number, if it is present. */
  static OptionalDouble optionalNumber(JsonNode object, String name) {
    return object.path(name).isNumber()
        ? OptionalDouble.of(object.get(name).doubleValue())
        : OptionalDouble.empty();
  }
}
