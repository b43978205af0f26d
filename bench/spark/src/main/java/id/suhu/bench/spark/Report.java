package id.suhu.bench.spark;

import com.sun.management.OperatingSystemMXBean;
import id.suhu.testkit.SuhuProgram;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.ToDoubleFunction;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** Formats the results and their environment as Markdown. */
final class Report {

  private Report() {}

  /** Returns the arguments, the machine and the versions. */
  static String environment(List<String> arguments) throws IOException {
    OperatingSystemMXBean machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return """
        `bench/spark/run %s`

        Machine: %d cores, %d GiB of memory, %s %s, %s %s.
        Versions: Spark %s with Kafka's client %s; the broker is Kafka %s.
        """
        .formatted(
            String.join(" ", arguments),
            machine.getAvailableProcessors(),
            Math.round(machine.getTotalMemorySize() / (double) (1 << 30)),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            System.getProperty("java.vm.name"),
            System.getProperty("java.runtime.version"),
            org.apache.spark.package$.MODULE$.SPARK_VERSION(),
            AppInfoParser.getVersion(),
            brokerVersion());
  }

  private static String brokerVersion() throws IOException {
    try (JarFile jar = new JarFile(SuhuProgram.libraries().resolve("kafka-clients.jar").toFile());
        InputStream file = jar.getInputStream(jar.getEntry("kafka/kafka-version.properties"))) {
      Properties properties = new Properties();
      properties.load(file);
      return properties.getProperty("version");
    }
  }

  /** Returns the table of the throughput. */
  static String of(Throughput throughput) {
    double original = median(throughput, Contestant.ORIGINAL, Throughput.Run::perSecond);
    return text(
            """
            **Throughput**, %,d readings, %,d of them hot:

            | contestant | readings/s in each round | median | of `original` | whole process |
            |---|---|---:|---:|---:|
            """,
            throughput.readings(), throughput.hot())
        + Stream.of(Contestant.HOT, Contestant.ORIGINAL, Contestant.BARE, Contestant.BYTES)
            .map(
                contestant -> {
                  double median = median(throughput, contestant, Throughput.Run::perSecond);
                  return text(
                      "| `%s` | %s | %,.0f | %.2f | %.1f s |%n",
                      contestant.label(),
                      runs(throughput, contestant)
                          .map(run -> text("%,.0f", run.perSecond()))
                          .collect(Collectors.joining(" · ")),
                      median,
                      median / original,
                      median(throughput, contestant, run -> seconds(run.processTime())));
                })
            .collect(Collectors.joining());
  }

  /** Returns the table of the latency. */
  static String of(Latency latency, List<Latency.Run> runs) {
    return text(
            """
            **Latency** at %,d readings a second, over %d s, after %d s of warm-up:

            | contestant | round | hot readings | median | p99 | longest |
            |---|---:|---:|---:|---:|---:|
            """,
            latency.perSecond(), latency.duration().toSeconds(), latency.warmUp().toSeconds())
        + runs.stream()
            .sorted(Comparator.comparing(Latency.Run::contestant).thenComparing(Latency.Run::round))
            .map(
                run ->
                    text(
                        "| `%s` | %d | %,d | %,.1f ms | %,.1f ms | %,.1f ms |%n",
                        run.contestant().label(),
                        run.round(),
                        run.sortedMicros().size(),
                        seconds(run.percentile(0.5)) * 1_000,
                        seconds(run.percentile(0.99)) * 1_000,
                        seconds(run.percentile(1)) * 1_000))
            .collect(Collectors.joining());
  }

  private static Stream<Throughput.Run> runs(Throughput throughput, Contestant contestant) {
    return throughput.runs().stream().filter(run -> run.contestant() == contestant);
  }

  private static double median(
      Throughput throughput, Contestant contestant, ToDoubleFunction<Throughput.Run> figure) {
    double[] sorted = runs(throughput, contestant).mapToDouble(figure).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
