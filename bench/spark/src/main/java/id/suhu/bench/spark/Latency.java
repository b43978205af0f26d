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
 * How long after a hot reading was due its row comes out of a contestant, at a steady rate.
 *
 * @param perSecond readings
 * @param time the time of each run that counts
 * @param warmUp the time from a run's first row until then
 */
record Latency(int perSecond, Duration time, Duration warmUp) {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  /** The sensor's id, in JSON and in the console's table. */
  private static final Pattern SENSOR = Pattern.compile("[|\"] *S(\\d+) *[|\"]");

  /**
   * One contestant in one round.
   *
   * @param sortedMicros the latency of each hot reading
   */
  record Run(Contestant contestant, int round, List<Long> sortedMicros) {

    /** The latency that such a share of the readings does not exceed. */
    Duration percentile(double share) {
      int rank = (int) Math.ceil(share * sortedMicros.size());
      return Duration.ofNanos(sortedMicros.get(Math.max(rank, 1) - 1) * 1_000);
    }
  }

  /** A row that came out: when its reading was due, and when it came. */
  private record Arrival(long dueMicros, long micros) {}

  /** Measures each contestant in rounds whose order turns round each time. */
  List<Run> measure(SeparateBroker kafka, Path folder, int rounds) throws InterruptedException {
    List<Contestant> order =
        new ArrayList<>(List.of(Contestant.HOT, Contestant.BARE, Contestant.ORIGINAL));
    List<Run> runs = new ArrayList<>();
    for (int round = 1; round <= rounds; round++) {
      for (Contestant contestant : order) {
        // Each has a topic of its own, for the ids of another's run would mean other times.
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
    Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    try (PacedSender sender = PacedSender.start(Sending.atOnce(kafka, topic), perSecond);
        Running running =
            Running.start(
                folder,
                contestant.program(kafka.connection().bootstrap(), topic, Reach.NEW_RECORDS),
                line -> {
                  long now = sender.nowMicros();
                  dueMicros(line).ifPresent(due -> arrivals.add(new Arrival(due, now)));
                })) {
      await(1, 0, Long.MAX_VALUE, arrivals, running);
      long from = sender.nowMicros() + warmUp.toMillis() * 1_000;
      long to = from + time.toMillis() * 1_000;
      // What is measured comes in this time; nothing else tells that it is over.
      Thread.sleep(warmUp.plus(time).toMillis());
      long due = sender.hotDue(from, to);
      await(due, from, to, arrivals, running);
      List<Long> micros = latencies(from, to, arrivals);
      if (micros.size() != due) {
        throw new IllegalStateException(
            "%s has shown %d hot readings of %d".formatted(contestant.label(), micros.size(), due));
      }
      return micros;
    }
  }

  /** When the reading of a row was due; empty for a line that is no row. */
  static OptionalLong dueMicros(String line) {
    Matcher sensor = SENSOR.matcher(line);
    return sensor.find() ? OptionalLong.of(Long.parseLong(sensor.group(1))) : OptionalLong.empty();
  }

  /** Waits until so many rows of readings that were due in a time have come. */
  private static void await(
      long count, long from, long to, Queue<Arrival> arrivals, Running running)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (latencies(from, to, arrivals).size() < count) {
      if (running.hasEnded() || System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("rows are missing:\n" + running);
      }
      // The rows come on other threads, and how often one looks is no part of their latency.
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }

  private static List<Long> latencies(long from, long to, Queue<Arrival> arrivals) {
    return arrivals.stream()
        .filter(each -> each.dueMicros() >= from && each.dueMicros() < to)
        .map(each -> each.micros() - each.dueMicros())
        .sorted()
        .toList();
  }
}
