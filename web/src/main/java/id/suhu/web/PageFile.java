package id.suhu.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** A file of the dashboard, in memory, as it is and compressed. Immutable. */
final class PageFile {

  private final String contentType;
  private final String etag;
  private final byte[] plain;
  private final byte[] gzipped;

  private PageFile(String contentType, byte[] plain) {
    this.contentType = contentType;
    this.plain = plain;
    this.gzipped = gzipped(plain);
    this.etag = "\"%s\"".formatted(HexFormat.of().formatHex(sha256(plain), 0, 16));
  }

  /**
   * Reads a resource.
   *
   * @throws IllegalStateException if the program's jar does not have it
   */
  static PageFile read(String resource, String contentType) {
    try (InputStream file = PageFile.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("the program has no resource " + resource);
      }
      return new PageFile(contentType, file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the resource " + resource, e);
    }
  }

  private static byte[] gzipped(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to memory", e);
    }
    return bytes.toByteArray();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  void get(Context request) throws IOException {
    // After an update, the page must fit the API: a browser asks each time whether it has changed.
    request
        .header("Cache-Control", "no-cache")
        .header("ETag", etag)
        .header("Vary", "Accept-Encoding");
    String known = request.header("If-None-Match");
    if (known != null && (known.contains(etag) || known.equals("*"))) {
      request.status(304);
      return;
    }
    request.res().setContentType(contentType);
    String accepted = request.header("Accept-Encoding");
    boolean gzip = accepted != null && accepted.contains("gzip");
    if (gzip) {
      request.header("Content-Encoding", "gzip");
    }
    byte[] body = gzip ? gzipped : plain;
    request.res().setContentLength(body.length);
    request.res().getOutputStream().write(body);
  }
}
