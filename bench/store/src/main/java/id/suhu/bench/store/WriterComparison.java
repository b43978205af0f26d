package id.suhu.bench.store;

import id.suhu.core.reading.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Measures how many rows per second the store's writer takes, without Kafka and the engine, beside
 * PostgreSQL: the same batches, each committed to the disk, with the same unique key.
 */
final class WriterComparison {

  private static final int ROUNDS = 3;
  private static final int BATCHES = 30;
  private static final int ROWS = 100_000;

  private final Path folder;
  private final Batches batches;

  WriterComparison(Path folder, int sensors, Instant start) {
    this.folder = folder;
    this.batches = new Batches(start.toEpochMilli(), sensors, ROWS);
  }

  /** Opens a contestant. */
  @FunctionalInterface
  private interface Opening {
    Contestant open(Path folder) throws IOException;
  }

  /** What a contestant did in each round. */
  private static final class Runs {

    private final String name;
    private final Opening opening;
    private final double[] rates = new double[ROUNDS];
    private long bytes;

    Runs(String name, Opening opening) {
      this.name = name;
      this.opening = opening;
    }

    void run(int round, Path folder, List<List<Reading>> batches) throws IOException {
      try (Contestant contestant = opening.open(folder)) {
        contestant.prepare(batches);
        long startNanos = System.nanoTime();
        contestant.write();
        rates[round] = rows() * 1e9 / (System.nanoTime() - startNanos);
        bytes = contestant.bytes();
      }
    }

    double median() {
      return Latencies.of(rates).median();
    }
  }

  void measure() throws IOException {
    List<Runs> all = new ArrayList<>();
    all.add(new Runs("Suhu's store", QuestContestant::new));
    for (PostgresContestant.Way way : PostgresContestant.Way.values()) {
      all.add(new Runs("PostgreSQL, " + way, unused -> PostgresContestant.start(way)));
    }
    List<List<Reading>> readings = IntStream.range(0, BATCHES).mapToObj(batches::get).toList();
    for (int round = 0; round < ROUNDS; round++) {
      // Another one is first in each round.
      for (int i = 0; i < all.size(); i++) {
        all.get((round + i) % all.size()).run(round, folder.resolve("round-" + round), readings);
      }
    }
    for (Runs each : all) {
      System.out.printf(
          "%s: median %,.0f rows/s of %s; Suhu's is %.2f times that; %.1f bytes per row%n",
          each.name,
          each.median(),
          Arrays.stream(each.rates).mapToObj("%,.0f"::formatted).toList(),
          all.get(0).median() / each.median(),
          (double) each.bytes / rows());
    }
  }

  private static long rows() {
    return (long) BATCHES * ROWS;
  }
}
