package id.suhu.bench.spark;

import id.suhu.testkit.SeparateBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Measures the latency of hot readings at a constant rate: from when a reading was due until the
 * contestant printed its row.
 *
 * @param perSecond readings per second
 * @param duration how long latency is measured in a run
 * @param warmUp the time from the first row of a run to the measurement
 */
record Latency(int perSecond, Duration duration, Duration warmUp) {

  private static final Duration ROW_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration CHECK_INTERVAL = Duration.ofMillis(20);

  /** The sensor id, in JSON or in the table of the console sink. */
  private static final Pattern SENSOR = Pattern.compile("[|\"] *S(\\d+) *[|\"]");

  /**
   * One contestant in one round.
   *
   * @param sortedMicros the latency of each hot reading, in ascending order
   */
  record Run(Contestant contestant, int round, List<Long> sortedMicros) {

    /** Returns the latency that the given share of the readings does not exceed. */
    Duration percentile(double share) {
      int rank = (int) Math.ceil(share * sortedMicros.size());
      return Duration.ofNanos(sortedMicros.get(Math.max(rank, 1) - 1) * 1_000);
    }
  }

  /** A printed row: when its reading was due, and when the row was printed. */
  private record PrintedRow(long dueMicros, long printedMicros) {}

  /** Measures all contestants. The order is reversed after each round. */
  List<Run> measure(SeparateBroker kafka, Path folder, int rounds) throws InterruptedException {
    List<Contestant> order =
        new ArrayList<>(List.of(Contestant.HOT, Contestant.BARE, Contestant.ORIGINAL));
    List<Run> runs = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (Contestant contestant : order) {
        // The sensor ids are times relative to the start of a run, so each run has its own topic.
        String topic = "latency-%s-%d".formatted(contestant.label(), round);
        kafka.makeTopic(topic, 1);
        Run run = new Run(contestant, round, run(contestant, kafka, folder, topic));
        System.err.printf(
            "round %d: %s, median %d ms%n",
            round, contestant.label(), run.percentile(0.5).toMillis());
        runs.add(run);
      }
      Collections.reverse(order);
    }
    return runs;
  }

  private List<Long> run(Contestant contestant, SeparateBroker kafka, Path folder, String topic)
      throws InterruptedException {
    Queue<PrintedRow> rows = new ConcurrentLinkedQueue<>();
    try (PacedSender sender = PacedSender.start(ReadingSender.immediate(kafka, topic), perSecond);
        ContestantProcess process =
            ContestantProcess.start(
                folder,
                contestant.program(kafka.connection().bootstrap(), topic, ReadRange.NEW_RECORDS),
                line -> {
                  long now = sender.nowMicros();
                  dueMicros(line).ifPresent(due -> rows.add(new PrintedRow(due, now)));
                })) {
      await(1, 0, Long.MAX_VALUE, rows, process);
      long from = sender.nowMicros() + warmUp.toMillis() * 1_000;
      long to = from + duration.toMillis() * 1_000;
      // The measurement has a fixed duration.
      Thread.sleep(warmUp.plus(duration).toMillis());
      long due = sender.countHotDue(from, to);
      await(due, from, to, rows, process);
      List<Long> micros = latencies(from, to, rows);
      if (micros.size() != due) {
        throw new IllegalStateException(
            "%s printed %d of %d hot readings".formatted(contestant.label(), micros.size(), due));
      }
      return micros;
    }
  }

  /** Returns when the reading of a row was due, or empty if the line is not a row. */
  static OptionalLong dueMicros(String line) {
    Matcher sensor = SENSOR.matcher(line);
    return sensor.find() ? OptionalLong.of(Long.parseLong(sensor.group(1))) : OptionalLong.empty();
  }

  /** Waits until the given number of readings that were due in an interval have been printed. */
  private static void await(
      long count, long from, long to, Queue<PrintedRow> rows, ContestantProcess process)
      throws InterruptedException {
    long deadline = System.nanoTime() + ROW_TIMEOUT.toNanos();
    while (latencies(from, to, rows).size() < count) {
      if (process.hasEnded() || System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("rows are missing:\n" + process);
      }
      // Other threads take the times, so this interval does not affect the latency.
      Thread.sleep(CHECK_INTERVAL.toMillis());
    }
  }

  private static List<Long> latencies(long from, long to, Queue<PrintedRow> rows) {
    return rows.stream()
        .filter(each -> each.dueMicros() >= from && each.dueMicros() < to)
        .map(each -> each.printedMicros() - each.dueMicros())
        .sorted()
        .toList();
  }
}
