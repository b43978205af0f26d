package id.suhu.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import id.suhu.messages.Numbers;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Formats one printable JSON object as one line, for {@code --format json}. */
public final class JsonLine {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonLine() {}

  /** Writes the content of the object. */
  @FunctionalInterface
  public interface Body {
    /** Writes the members. */
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Returns the line, without a line separator. */
  public static String of(Body body) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      body.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return Printable.of(line.toString());
  }

  /** Writes a temperature without a trailing zero: {@code 83}, not {@code 83.0}. */
  public static void temperature(JsonGenerator json, String name, double celsius)
      throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Numbers.temperature(celsius));
  }
}
