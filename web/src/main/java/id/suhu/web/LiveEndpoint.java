package id.suhu.web;

import id.suhu.web.live.LiveFeed;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code GET /api/live}: the live feed. */
final class LiveEndpoint {

  private static final String LAST_ID = "Last-Event-ID";

  private final LiveFeed feed;

  LiveEndpoint(LiveFeed feed) {
    this.feed = feed;
  }

  /** Adds a client, which goes on where it was, if its last event is named and still known. */
  void get(Context request) {
    request.future(() -> add(request));
  }

  private CompletableFuture<Void> add(Context request) {
    HttpServletResponse response = request.res();
    response.setStatus(200);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    // For a proxy in front, which would wait for more.
    response.setHeader("X-Accel-Buffering", "no");
    try {
      return feed.add(response, Optional.ofNullable(request.header(LAST_ID)))
          .orElseThrow(
              () ->
                  ApiException.unavailable(
                      "the live feed has %d clients; it serves no more"
                          .formatted(LiveFeed.MOST_CLIENTS)));
    } catch (IOException e) {
      throw new UncheckedIOException("a client of the live feed is already gone", e);
    }
  }
}
