package id.suhu.bench.spark;

import id.suhu.testkit.SeparateBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Each contestant reads the whole of one topic, in rounds whose order turns round each time: what
 * changes with time hits all alike.
 *
 * @param readings how many the topic has
 * @param hot how many of them are hot
 * @param runs in their order
 */
record Throughput(long readings, long hot, List<Run> runs) {

  private static final String TOPIC = "sensor-suhu";
  private static final Duration LONGEST = Duration.ofMinutes(30);

  /**
   * One contestant in one round.
   *
   * @param perSecond readings
   * @param process how long the whole process took
   */
  record Run(Contestant contestant, double perSecond, Duration process) {}

  /** Fills the topic and measures. */
  static Throughput measure(SeparateBroker kafka, Path folder, long readings, int rounds)
      throws InterruptedException {
    kafka.makeTopic(TOPIC, 1);
    long hot;
    try (Sending sending = Sending.inBulk(kafka, TOPIC)) {
      hot = Filling.send(readings, sending);
    }
    List<Contestant> order =
        new ArrayList<>(
            List.of(Contestant.HOT, Contestant.BARE, Contestant.BYTES, Contestant.ORIGINAL));
    List<Run> runs = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (Contestant contestant : order) {
        Run run = run(contestant, kafka, folder, readings, hot);
        System.err.printf(
            "round %d: %s, %,.0f readings/s%n", round, contestant.label(), run.perSecond());
        runs.add(run);
      }
      Collections.reverse(order);
    }
    return new Throughput(readings, hot, runs);
  }

  private static Run run(
      Contestant contestant, SeparateBroker kafka, Path folder, long readings, long hot)
      throws InterruptedException {
    AtomicLong lines = new AtomicLong();
    long startNanos = System.nanoTime();
    try (Running running =
        Running.start(
            folder,
            contestant.program(kafka.connection().bootstrap(), TOPIC, Reach.WHOLE_TOPIC),
            line -> lines.incrementAndGet())) {
      running.awaitEnd(LONGEST);
      Duration process = Duration.ofNanos(System.nanoTime() - startNanos);
      Span span =
          running.told().stream()
              .flatMap(line -> Span.of(line).stream())
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no time was told:\n" + running));
      check(contestant, "readings", span.readings(), readings);
      if (contestant != Contestant.BYTES) {
        // What Spark does not know of hot-readings is what it has printed.
        check(contestant, "hot readings", span.hot().orElseGet(lines::get), hot);
      }
      return new Run(contestant, readings / (span.duration().toNanos() / 1e9), process);
    }
  }

  private static void check(Contestant contestant, String what, long seen, long sent) {
    if (seen != sent) {
      throw new IllegalStateException(
          "%s has seen %,d %s of %,d".formatted(contestant.label(), seen, what, sent));
    }
  }
}
