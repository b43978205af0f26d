package id.suhu.web.live;

import id.suhu.view.live.LivePlant;
import id.suhu.view.live.PlantChanges;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each client what has changed since it was sent something, four times a second. Clients that
 * know the same are sent the same bytes, written once. One that does not take them gets nothing
 * more until it does, then all that has changed meanwhile, each sensor once; after a minute it is
 * cut off. Thread-safe.
 */
public final class LiveFeed implements AutoCloseable {

  /** So many clients are served. */
  public static final int MOST_CLIENTS = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
  private static final long TICK_MS = 250;
  private static final int TICKS_PER_PLANT = 4;
  private static final Duration STALLED = Duration.ofMinutes(1);
  private static final long JOIN_WITHIN_MS = 2_000;

  private final LivePlant plant;
  private final Supplier<String> engine;
  private final InstantSource clock;
  private final LiveText text;
  private final Set<LiveClient> clients = ConcurrentHashMap.newKeySet();
  private final AtomicInteger places = new AtomicInteger(MOST_CLIENTS);
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts the feed.
   *
   * @param clock of the events' times
   */
  public LiveFeed(LiveParts parts, SensorJson sensorJson, InstantSource clock) {
    this.plant = parts.plant();
    this.engine = parts.engine();
    this.clock = clock;
    this.text = new LiveText(Long.toString(clock.millis(), Character.MAX_RADIX), sensorJson);
    this.thread = new Thread(this::run, "suhu-live-feed");
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * What clients that know the same are sent.
   *
   * @param number of the last change in it
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Part(byte[] bytes, long number) {}

  /**
   * Adds a client.
   *
   * @param response to an asynchronous request
   * @param lastId the id of the last event that the client has received
   * @return completes when the client is gone; empty if there are too many
   */
  public Optional<CompletableFuture<Void>> add(
      HttpServletResponse response, Optional<String> lastId) throws IOException {
    if (places.decrementAndGet() < 0) {
      places.incrementAndGet();
      return Optional.empty();
    }
    long known =
        lastId.stream().flatMapToLong(id -> text.number(id).stream()).findFirst().orElse(-1);
    LiveClient client =
        new LiveClient(response, plant.knows(known) ? known : -1, System.nanoTime());
    clients.add(client);
    return Optional.of(client.start());
  }

  /** Returns the number of clients. */
  public int clients() {
    return clients.size();
  }

  private void run() {
    try {
      long tick = 0;
      while (!closing.await(TICK_MS, TimeUnit.MILLISECONDS)) {
        tick(tick++ % TICKS_PER_PLANT == 0);
      }
    } catch (InterruptedException e) {
      LOG.debug("The live feed was interrupted", e);
    } finally {
      clients.forEach(LiveClient::close);
    }
  }

  private void tick(boolean withPlant) {
    if (clients.isEmpty()) {
      return;
    }
    long nowNanos = System.nanoTime();
    try {
      byte[] numbers = withPlant ? plantEvent() : new byte[0];
      Map<Long, Part> parts = new HashMap<>();
      for (LiveClient client : clients) {
        if (client.isReady(nowNanos)) {
          Part part = parts.computeIfAbsent(client.sent(), sent -> part(sent, numbers));
          if (part.bytes().length > 0) {
            client.send(part.bytes(), part.number());
          }
        } else if (client.stalledNanos(nowNanos) > STALLED.toNanos()) {
          client.close();
        }
        if (client.isGone()) {
          remove(client);
        }
      }
    } catch (RuntimeException e) {
      LOG.error("The live feed could not be sent; it is sent again in a moment", e);
    }
  }

  private Part part(long sent, byte[] numbers) {
    boolean snapshot = sent < 0 || !plant.knows(sent);
    PlantChanges changes = plant.since(snapshot ? 0 : sent);
    if (snapshot) {
      changes = changes.withoutAlarms();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(text.changes(changes, snapshot));
    bytes.writeBytes(numbers);
    return new Part(bytes.toByteArray(), changes.number());
  }

  private byte[] plantEvent() {
    return text.plant(
        clock.millis(), engine.get(), plant.totals(), plant.behind(), plant.awaySinceMs());
  }

  private void remove(LiveClient client) {
    if (clients.remove(client)) {
      places.incrementAndGet();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(JOIN_WITHIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
