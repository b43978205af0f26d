package id.suhu.bench.web;

import id.suhu.testkit.MeasuredSystem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code POST /api/readings} with batches of one size, by several clients at a time. */
final class Posts {

  private static final int CLIENTS = 8;
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration MEASURED = Duration.ofSeconds(15);

  /** Bodies that are prepared, so that the clients cost little. */
  private static final int BODIES = 50;

  private final MeasuredSystem system;
  private final int batch;

  Posts(MeasuredSystem system, int batch) {
    this.system = system;
    this.batch = batch;
  }

  void measure() throws Exception {
    List<Double> unused = run(WARM_UP);
    long startNanos = System.nanoTime();
    List<Double> ms = run(MEASURED);
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    System.out.printf(
        "batches of %,d: %,.0f acknowledged readings/s, %,.0f requests/s by %d clients; %s%n",
        batch,
        ms.size() * (double) batch / seconds,
        ms.size() / seconds,
        CLIENTS,
        Quantiles.of(ms.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private List<Double> run(Duration time) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      long endNanos = System.nanoTime() + time.toNanos();
      List<Callable<List<Double>>> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int number = i;
        clients.add(() -> post(number, endNanos));
      }
      List<Double> ms = new ArrayList<>();
      for (Future<List<Double>> client : threads.invokeAll(clients)) {
        ms.addAll(client.get());
      }
      return ms;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Double> post(int client, long endNanos) throws Exception {
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    List<HttpRequest> requests = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      requests.add(request(client * BODIES + i));
    }
    List<Double> ms = new ArrayList<>();
    for (int i = 0; System.nanoTime() < endNanos; i++) {
      long sentNanos = System.nanoTime();
      HttpResponse<String> answer = http.send(requests.get(i % BODIES), BodyHandlers.ofString());
      if (answer.statusCode() != 202) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      ms.add((System.nanoTime() - sentNanos) / 1e6);
    }
    return ms;
  }

  private HttpRequest request(int seed) {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < batch; i++) {
      body.append(
          "{\"sensor_id\":\"machine-%04d\",\"temperature\":%d.%d}%n"
              .formatted((seed + i) % 1_000, 60 + i % 19, seed % 10));
    }
    return HttpRequest.newBuilder(URI.create(system.url("/api/readings")))
        .header("Content-Type", "application/x-ndjson")
        .POST(BodyPublishers.ofString(body.toString()))
        .build();
  }
}
