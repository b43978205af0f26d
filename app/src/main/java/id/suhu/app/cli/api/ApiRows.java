package id.suhu.app.cli.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads an answer that is an array of objects, one after the other. Single-threaded. */
public final class ApiRows implements AutoCloseable {

  private static final JsonFactory JSON = new JsonFactory();

  private final JsonParser json;

  /**
   * An object with simple members.
   *
   * @param values the members' values as written
   */
  public record Row(Map<String, Value> values) {

    /** Returns a member as text; empty if it is absent. */
    public String text(String name) {
      Value value = values.get(name);
      return value == null ? "" : value.text();
    }

    /** Returns the object as one line of JSON. */
    public String json() {
      StringWriter line = new StringWriter();
      try (JsonGenerator generator = JSON.createGenerator(line)) {
        generator.writeStartObject();
        for (Map.Entry<String, Value> member : values.entrySet()) {
          generator.writeFieldName(member.getKey());
          if (member.getValue().isNumber()) {
            generator.writeNumber(member.getValue().text());
          } else {
            generator.writeString(member.getValue().text());
          }
        }
        generator.writeEndObject();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to memory", e);
      }
      return line.toString();
    }
  }

  /**
   * A text or number.
   *
   * @param text as written
   */
  public record Value(String text, boolean isNumber) {}

  /**
   * Starts to read.
   *
   * @param answer closed with this object
   * @throws IOException if it is not an array
   */
  public ApiRows(InputStream answer) throws IOException {
    this.json = JSON.createParser(answer);
    if (json.nextToken() != JsonToken.START_ARRAY) {
      throw new IOException("the answer is not an array");
    }
  }

  /** Reads the next object; empty at the end. */
  public Optional<Row> next() throws IOException {
    if (json.nextToken() == JsonToken.END_ARRAY) {
      return Optional.empty();
    }
    Map<String, Value> values = new LinkedHashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      values.put(name, new Value(json.getText(), value.isNumeric()));
    }
    if (json.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException("the answer ends early");
    }
    return Optional.of(new Row(values));
  }

  @Override
  public void close() throws IOException {
    json.close();
  }
}
