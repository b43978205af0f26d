package id.suhu.bench.spark;

import id.suhu.testkit.SeparateBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the benchmark. Progress is printed to standard error, the report to standard output. */
@Command(
    name = "bench/spark/run",
    mixinStandardHelpOptions = true,
    description = "Compares hot-readings with the first system's query and a plain consumer.")
final class Main implements Callable<Integer> {

  @Option(
      names = "--readings",
      defaultValue = "10000000",
      description = "Number of readings for the throughput (default: ${DEFAULT-VALUE}).")
  private long readings;

  @Option(
      names = "--rounds",
      defaultValue = "4",
      description = "Rounds of throughput; should be even (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--latency-rounds",
      defaultValue = "2",
      description = "Rounds of latency; should be even (default: ${DEFAULT-VALUE}).")
  private int latencyRounds;

  @Option(
      names = "--latency-seconds",
      defaultValue = "60",
      description = "How long latency is measured in a run (default: ${DEFAULT-VALUE}).")
  private int latencySeconds;

  @Option(
      names = "--warm-up-seconds",
      defaultValue = "20",
      description = "Time from the first row to the measurement (default: ${DEFAULT-VALUE}).")
  private int warmUpSeconds;

  @Option(
      names = "--rate",
      defaultValue = "1000",
      description = "Readings per second for the latency (default: ${DEFAULT-VALUE}).")
  private int rate;

  private final List<String> arguments;

  private Main(List<String> arguments) {
    this.arguments = arguments;
  }

  /** Runs the benchmark and ends the process with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main(List.of(arguments))).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Latency latency =
        new Latency(rate, Duration.ofSeconds(latencySeconds), Duration.ofSeconds(warmUpSeconds));
    Path folder = Files.createTempDirectory("suhu-bench-");
    try (SeparateBroker kafka = SeparateBroker.start(folder, "-Xmx512m")) {
      String report = Report.environment(arguments);
      if (rounds > 0) {
        report += "\n" + Report.of(Throughput.measure(kafka, folder, readings, rounds));
      }
      if (latencyRounds > 0) {
        report += "\n" + Report.of(latency, latency.measure(kafka, folder, latencyRounds));
      }
      System.out.println(report);
    } finally {
      delete(folder);
    }
    return 0;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
