package id.suhu.web;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request, within a limit and its share of all bytes in flight. */
final class BoundedBody {

  static final int MOST_BYTES = 8 * 1024 * 1024;

  private static final int BLOCK = 64 * 1024;

  private BoundedBody() {}

  /**
   * Reads the body.
   *
   * @throws ApiException if it is too large, or too much is in flight
   */
  static byte[] read(Context request, BytesInFlight.Share share) throws IOException {
    InputStream in = request.bodyInputStream();
    try {
      return read(in, request.req().getContentLengthLong(), share);
    } catch (ApiException e) {
      // A client that is still sending when the connection closes may never see the answer.
      drain(in);
      throw e;
    }
  }

  /**
   * @param announced -1 if it is not known
   */
  private static byte[] read(InputStream in, long announced, BytesInFlight.Share share)
      throws IOException {
    grow(share, Math.max(0, announced));
    if (announced >= 0) {
      byte[] body = new byte[(int) announced];
      int length = in.readNBytes(body, 0, body.length);
      if (length < body.length) {
        throw ApiException.badRequest(
            "the body ends after %d of %d bytes".formatted(length, announced));
      }
      return body;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream(BLOCK);
    byte[] block = new byte[BLOCK];
    for (int n = in.readNBytes(block, 0, BLOCK); n > 0; n = in.readNBytes(block, 0, BLOCK)) {
      grow(share, body.size() + n);
      body.write(block, 0, n);
    }
    return body.toByteArray();
  }

  private static void grow(BytesInFlight.Share share, long bytes) {
    if (bytes > MOST_BYTES) {
      throw ApiException.tooLarge(
          "nothing was sent: a request has at most %d bytes".formatted(MOST_BYTES));
    }
    if (!share.growTo(bytes)) {
      throw ApiException.busy(
          "nothing was sent: too many readings of other requests wait for Kafka; repeat the"
              + " request a little later");
    }
  }

  /** Reads the rest, if it is not much. */
  private static void drain(InputStream in) throws IOException {
    byte[] block = new byte[BLOCK];
    int left = 2 * MOST_BYTES;
    while (left > 0) {
      int n = in.read(block);
      if (n < 0) {
        return;
      }
      left -= n;
    }
  }
}
