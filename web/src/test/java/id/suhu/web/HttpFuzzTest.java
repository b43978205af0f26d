package id.suhu.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import id.suhu.kafka.HostPort;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sends requests that are wrong somewhere: each gets an answer, and none harms the server. */
class HttpFuzzTest {

  private static final int THREADS = 4;

  /** After so many failures, more would tell nothing new. */
  private static final int ENOUGH = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final WebServer server = SamplePlant.working().start();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersTwentyThousandRequests() throws Exception {
    send(20_000, Long.getLong("suhu.seed", 20261130L));
  }

  @Test
  @Tag("full")
  void answersAHundredThousandRequests() throws Exception {
    send(100_000, Long.getLong("suhu.seed", 20261201L));
  }

  private void send(int requests, long seed) throws Exception {
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    AtomicLong next = new AtomicLong();
    AtomicLong answered = new AtomicLong();
    HostPort address = server.address();
    List<Callable<Integer>> clients =
        IntStream.range(0, THREADS)
            .<Callable<Integer>>mapToObj(
                i ->
                    () -> {
                      try (FuzzClient client = new FuzzClient(address, seed, failures)) {
                        for (long first = next.getAndAdd(FuzzClient.BATCH);
                            first < requests && failures.size() < ENOUGH;
                            first = next.getAndAdd(FuzzClient.BATCH)) {
                          client.send(first);
                        }
                        answered.addAndGet(client.answered());
                      }
                      return i;
                    })
            .toList();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (Future<Integer> client : threads.invokeAll(clients)) {
        assertThat(client.get()).isNotNegative();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(failures).isEmpty();
    // Some are no requests at all: the connection is closed, often without a word.
    assertThat(answered.get()).isGreaterThan(requests * 8L / 10);
    stillAnswers();
  }

  private void stillAnswers() throws IOException {
    for (ApiCase each : ApiCase.working()) {
      RawAnswer answer = each.request().send(server.address());
      assertThat(answer.status()).as("%s: %s", each, answer.text()).isEqualTo(each.status());
    }
    await().atMost(PATIENCE).until(() -> server.liveClients() == 0);
  }
}
