package id.suhu.web;

import id.suhu.core.history.Appended;
import id.suhu.kafka.HostPort;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.ReadingDecoder;
import id.suhu.web.live.LiveParts;
import id.suhu.web.metrics.PlantFigures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Servers without a store. */
public final class TestServer {

  private TestServer() {}

  /** Starts a server of a live plant. */
  public static WebServer start(LiveParts live) {
    try {
      return WebServer.start(
          new HostPort("127.0.0.1", 0),
          new WebParts(
              List::of,
              () -> PlantFigures.NONE,
              () ->
                  new PlantStatus(
                      "sensor-suhu", 3, 0, 0, true, Map.of("good", 1L), 1, 1, List.of()),
              List::of,
              live,
              (orders, repeatable) -> List.of(),
              Optional::empty,
              Duration.ZERO,
              Optional::empty,
              readings -> new Appended(0, 0),
              new ReadingIntake(new ReadingDecoder(), readings -> {}),
              InstantSource.system(),
              Duration.ofDays(1)));
    } catch (WebException e) {
      throw new AssertionError(e);
    }
  }
}
