package id.suhu.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what does not reach the API, since it is not proper HTTP, with a problem document as
 * well; Jetty itself writes a page.
 */
final class HttpErrors extends ErrorHandler {

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int status,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    // A fault's message may be that of an exception.
    boolean ofTheClient = status < 500 || status == 501 || status == 505;
    String sentence =
        ofTheClient
            ? "the request cannot be read" + (message == null ? "" : ": " + message)
            : Answers.FAULT;
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Answers.PROBLEM);
    byte[] text = Answers.problem(status, sentence).getBytes(StandardCharsets.UTF_8);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, text.length);
    response.write(true, ByteBuffer.wrap(text), callback);
  }
}
