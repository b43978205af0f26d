package id.suhu.bench.spark;

import id.suhu.testkit.SeparateBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The throughput of each contestant when it reads a whole topic. The order is reversed after each
 * round, so that changes over time affect all contestants equally.
 *
 * @param readings the number of readings in the topic
 * @param hot the number of hot readings
 * @param runs the runs in chronological order
 */
record Throughput(long readings, long hot, List<Run> runs) {

  private static final String TOPIC = "sensor-suhu";
  private static final Duration RUN_TIMEOUT = Duration.ofMinutes(30);

  /**
   * One contestant in one round.
   *
   * @param perSecond readings per second
   * @param processTime the duration of the whole process
   */
  record Run(Contestant contestant, double perSecond, Duration processTime) {}

  /** Fills the topic and measures all contestants. */
  static Throughput measure(SeparateBroker kafka, Path folder, long readings, int rounds)
      throws InterruptedException {
    kafka.makeTopic(TOPIC, 1);
    long hot;
    try (ReadingSender sender = ReadingSender.batching(kafka, TOPIC)) {
      hot = TopicFiller.fill(readings, sender);
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
    try (ContestantProcess process =
        ContestantProcess.start(
            folder,
            contestant.program(kafka.connection().bootstrap(), TOPIC, ReadRange.WHOLE_TOPIC),
            line -> lines.incrementAndGet())) {
      process.awaitEnd(RUN_TIMEOUT);
      Duration processTime = Duration.ofNanos(System.nanoTime() - startNanos);
      RunSummary summary =
          process.errorOutput().stream()
              .flatMap(line -> RunSummary.parse(line).stream())
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no summary was printed:\n" + process));
      check(contestant, "readings", summary.readings(), readings);
      if (contestant != Contestant.BYTES) {
        // Spark does not count the rows of hot-readings, which prints one line for each.
        check(contestant, "hot readings", summary.hot().orElseGet(lines::get), hot);
      }
      return new Run(contestant, readings / (summary.duration().toNanos() / 1e9), processTime);
    }
  }

  private static void check(Contestant contestant, String what, long found, long sent) {
    if (found != sent) {
      throw new IllegalStateException(
          "%s found %,d of %,d %s".formatted(contestant.label(), found, sent, what));
    }
  }
}
