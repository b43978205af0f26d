package id.suhu.bench.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Runs the benchmark named by the first argument. */
public final class Main {

  private Main() {}

  /** Runs {@code process}, {@code writer}, {@code queries}, or all of them. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("suhu-bench-");
    String what = arguments.length == 0 ? "all" : arguments[0];
    if (what.equals("all") || what.equals("process")) {
      for (int sensors : new int[] {10, 1_000, 100_000}) {
        new WholeProcess(folder.resolve("process-" + sensors), sensors).measure();
      }
    }
    if (what.equals("all") || what.equals("writer")) {
      Instant today = Instant.now().truncatedTo(ChronoUnit.DAYS);
      new WriterComparison(folder.resolve("writer"), 1_000, today).measure();
    }
    if (what.equals("all") || what.equals("queries")) {
      Instant midnight = Instant.now().truncatedTo(ChronoUnit.DAYS);
      new Queries(folder.resolve("queries"), midnight.minus(1, ChronoUnit.DAYS)).measure();
    }
    System.out.println("The data is left in " + folder);
  }
}
