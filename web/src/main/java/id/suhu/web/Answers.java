package id.suhu.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import id.suhu.messages.Numbers;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** JSON answers, written as they are read. */
final class Answers {

  static final String JSON = "application/json; charset=utf-8";
  static final String PROBLEM = "application/problem+json; charset=utf-8";

  /** Without the exception, which tells a client nothing and a stranger too much. */
  static final String FAULT = "the request failed; the program's log tells why";

  private static final JsonFactory FACTORY = new JsonFactory();

  private Answers() {}

  /** Writes the elements of an array, or the members of an object. */
  @FunctionalInterface
  interface Body {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Answers with an array. */
  static void array(Context request, Body body) throws IOException {
    request.contentType(JSON);
    JsonGenerator json = FACTORY.createGenerator(request.outputStream());
    json.writeStartArray();
    body.writeTo(json);
    json.writeEndArray();
    json.writeRaw('\n');
    // Not after a failure: it would end a compressed answer, which then looks complete.
    json.close();
  }

  /** Answers with an object. */
  static void object(Context request, Body body) throws IOException {
    request.contentType(JSON);
    JsonGenerator json = FACTORY.createGenerator(request.outputStream());
    json.writeStartObject();
    body.writeTo(json);
    json.writeEndObject();
    json.writeRaw('\n');
    // Not after a failure: it would end a compressed answer, which then looks complete.
    json.close();
  }

  /** Answers with a problem document (RFC 9457). */
  static void problem(Context request, int status, String sentence) {
    problem(request, status, sentence, json -> {});
  }

  /**
   * Answers with a problem document that has more members. The elements of an array are in lines of
   * their own, so that people can read them as they are.
   */
  static void problem(Context request, int status, String sentence, Body more) {
    request.status(status).contentType(PROBLEM).result(text(status, sentence, more));
  }

  /** Returns the text of a problem document. */
  static String problem(int status, String sentence) {
    return text(status, sentence, json -> {});
  }

  private static String text(int status, String sentence, Body more) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("title", title(status));
      json.writeNumberField("status", status);
      json.writeStringField("detail", sentence);
      json.setPrettyPrinter(lines());
      more.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return text.append('\n').toString();
  }

  private static PrettyPrinter lines() {
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter(
            Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.NONE));
    lines.indentObjectsWith(DefaultPrettyPrinter.NopIndenter.instance);
    lines.indentArraysWith(new DefaultIndenter("", "\n"));
    return lines;
  }

  /** Returns the name of a status, which is the title of a problem without a type of its own. */
  private static String title(int status) {
    return HttpStatus.forStatus(status).getMessage();
  }

  static void celsius(JsonGenerator json, String name, double celsius) throws IOException {
    json.writeFieldName(name);
    json.writeNumber(Numbers.temperature(celsius));
  }
}
