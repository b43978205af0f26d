package id.suhu.web;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer as it is on the wire: Java's client refuses to send and to receive what is not proper
 * HTTP.
 *
 * @param status its code
 * @param headers by names in any case
 * @param body without the transfer encoding; empty if it is a stream of events, which has no end
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record RawAnswer(int status, Map<String, String> headers, byte[] body) {

  /**
   * Reads an answer; those with status 1xx before it are skipped.
   *
   * @param toHead whether it is to HEAD, and so has no body
   * @throws EOFException if the connection is closed before its end
   */
  static RawAnswer read(InputStream in, boolean toHead) throws IOException {
    int status;
    Map<String, String> headers;
    do {
      String first = line(in);
      if (!first.matches("HTTP/1\\.[01] [1-5][0-9]{2}( .*)?")) {
        throw new AssertionError("not an HTTP status line: " + first);
      }
      status = Integer.parseInt(first.substring(9, 12));
      headers = headers(in);
    } while (status < 200);
    return new RawAnswer(status, headers, toHead ? new byte[0] : body(in, status, headers));
  }

  private static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new AssertionError("not an HTTP header: " + line);
      }
      headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static byte[] body(InputStream in, int status, Map<String, String> headers)
      throws IOException {
    if (status == 204 || status == 304 || isEvents(headers)) {
      return new byte[0];
    }
    if (headers.getOrDefault("Transfer-Encoding", "").equals("chunked")) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      int size = Integer.parseInt(line(in), 16);
      while (size > 0) {
        body.writeBytes(exactly(in, size));
        String unused = line(in);
        size = Integer.parseInt(line(in), 16);
      }
      String unused = line(in);
      return body.toByteArray();
    }
    String length = headers.get("Content-Length");
    return length == null ? in.readAllBytes() : exactly(in, Integer.parseInt(length));
  }

  private static byte[] exactly(InputStream in, int size) throws IOException {
    byte[] bytes = in.readNBytes(size);
    if (bytes.length < size) {
      throw new EOFException("the answer ends after %d of %d bytes".formatted(bytes.length, size));
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new EOFException("the connection was closed");
      }
      line.write(read);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  private static boolean isEvents(Map<String, String> headers) {
    return headers.getOrDefault("Content-Type", "").startsWith("text/event-stream");
  }

  boolean isEvents() {
    return isEvents(headers);
  }

  /** Returns the value of a header; empty if it is missing. */
  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Returns the media type, without parameters; empty if there is none. */
  String mediaType() {
    return header("Content-Type").split(";", 2)[0].strip();
  }

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }
}
