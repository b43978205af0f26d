package id.suhu.web;

import com.fasterxml.jackson.core.JsonGenerator;
import io.javalin.http.Context;
import java.io.IOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;

/**
 * {@code POST /api/readings}: sends readings to Kafka, all of a request or, if one is bad, none.
 * Answers once Kafka has acknowledged them.
 */
final class PostReadingsEndpoint {

  private static final long MOST_IN_FLIGHT = 32L * 1024 * 1024;

  /**
   * Small requests take at most 170 of the server's 250 threads while Kafka does not answer: the
   * others are for people who want to know why.
   */
  private static final long LEAST_SHARE = 192L * 1024;

  private static final String RETRY_AFTER = "Retry-After";

  private final WebParts parts;
  private final BytesInFlight inFlight = new BytesInFlight(MOST_IN_FLIGHT, LEAST_SHARE);

  PostReadingsEndpoint(WebParts parts) {
    this.parts = parts;
  }

  void post(Context request) throws IOException {
    ReadingsFormat format = ReadingsFormat.of(request.header("Content-Type"));
    String encoding = request.header("Content-Encoding");
    if (encoding != null && !encoding.equals("identity")) {
      throw ApiException.unsupportedType("the body is compressed; only plain JSON is read");
    }
    try (BytesInFlight.Share share = inFlight.share()) {
      ReadingsBody body =
          ReadingsBody.read(
              bytes(request, share), format, parts.intake().decoder(), parts.clock().millis());
      if (body.bad() > 0) {
        refuse(request, format, body);
        return;
      }
      send(request, body);
      request
          .status(202)
          .contentType(Answers.JSON)
          .result("{\"accepted\":%d}\n".formatted(body.count()));
    }
  }

  private static byte[] bytes(Context request, BytesInFlight.Share share) throws IOException {
    try {
      return BoundedBody.read(request, share);
    } catch (ApiException e) {
      if (e.status() == 429) {
        request.header(RETRY_AFTER, "1");
      }
      throw e;
    }
  }

  private void send(Context request, ReadingsBody body) {
    try {
      parts.intake().sender().send(body.readings());
    } catch (RecordTooLargeException e) {
      // The topic of an external Kafka may allow less than a reading's 64 KiB.
      throw ApiException.tooLarge(
          "a reading is larger than the topic in Kafka allows; others of the request may have been"
              + " taken: "
              + e.getMessage());
    } catch (KafkaException e) {
      request.header(RETRY_AFTER, "5");
      throw ApiException.unavailable(
          ("Kafka did not acknowledge all %d readings: %s. A part of them may have been taken."
                  + " Repeat the request: a reading with a timestamp is stored once, however often"
                  + " it is sent")
              .formatted(body.count(), e.getMessage()));
    }
  }

  private static void refuse(Context request, ReadingsFormat format, ReadingsBody body) {
    ReadingFault first = body.faults().get(0);
    String sentence =
        "nothing was sent: %d of %d readings %s bad%s; the first is %s %d: %s"
            .formatted(
                body.bad(),
                body.count(),
                body.bad() == 1 ? "is" : "are",
                body.bad() > body.faults().size()
                    ? ", of which %d are listed".formatted(body.faults().size())
                    : "",
                format.number(),
                first.number(),
                first.detail());
    Answers.problem(
        request,
        422,
        sentence,
        json -> {
          json.writeArrayFieldStart("faults");
          for (ReadingFault fault : body.faults()) {
            write(json, format, fault);
          }
          json.writeEndArray();
        });
  }

  private static void write(JsonGenerator json, ReadingsFormat format, ReadingFault fault)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField(format.number(), fault.number());
    json.writeStringField("reason", fault.reason().code());
    json.writeStringField("detail", fault.detail());
    json.writeStringField("reading", fault.start());
    json.writeEndObject();
  }
}
