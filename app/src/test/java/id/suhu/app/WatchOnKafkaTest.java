package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.topic.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code suhu watch} with a real broker. */
@Timeout(90)
class WatchOnKafkaTest extends CommandsOnBroker {

  @Test
  void printsReadingsStrictlyAboveTheLimitFromAllPartitions() {
    Topics topics = broker.freshTopics(3);
    for (int i = 0; i < 12; i++) {
      reading(topics, "S" + i, 80 + i % 2, i);
    }
    broker.send(topics.readings(), "S1", "no reading");

    int code = run(topics, "watch --from-beginning --for 3s --format json");

    assertThat(code).isZero();
    assertThat(session.out())
        .containsExactlyInAnyOrderElementsOf(
            List.of(1, 3, 5, 7, 9, 11).stream()
                .map(
                    i ->
                        ("{\"sensor_id\":\"S%d\",\"temperature\":81,"
                                + "\"event_time\":\"2026-03-01T07:00:%02d.000Z\","
                                + "\"Keterangan\":\"Suhu terlalu tinggi\"}")
                            .formatted(i, i))
                .toList());
    assertThat(session.err())
        .last()
        .isEqualTo("6 of 12 readings were above 80 °C; 1 records were not valid readings.");
  }

  @Test
  void startsAtTheEndOfTheTopicAndStopsAtTheMaximum() throws Exception {
    Topics topics = broker.freshTopics(1);
    reading(topics, "before", 99, 0);

    CompletableFuture<Integer> watching =
        CompletableFuture.supplyAsync(() -> run(topics, "watch --limit 90.5 --max 2"));
    session.awaitErr("Watching");
    reading(topics, "S1", 90.5, 1);
    reading(topics, "S2", 91, 2);
    reading(topics, "S3", 92.25, 3);

    assertThat(watching.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(session.out())
        .containsExactly(
            "S2                            91  2026-03-01T07:00:02.000Z  "
                + "Suhu terlalu tinggi / Temperature too high",
            "S3                         92.25  2026-03-01T07:00:03.000Z  "
                + "Suhu terlalu tinggi / Temperature too high");
  }

  @Test
  void reportsAStopAndExitsWithZero() throws Exception {
    Topics topics = broker.freshTopics(1);

    CompletableFuture<Integer> watching = CompletableFuture.supplyAsync(() -> run(topics, "watch"));
    session.awaitErr("Watching");
    session.stop().ask();

    assertThat(watching.get(60, TimeUnit.SECONDS)).isZero();
    assertThat(session.err()).last().isEqualTo("Stopped; nothing is left unwritten.");
  }

  /** Starts a real process, for signals and pipes. */
  private static Process watch(Topics topics) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "id.suhu.app.Main"));
    command.addAll(List.of("watch", "--from-beginning"));
    command.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic", topics.readings()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("SUHU_"));
    builder.environment().put("LC_ALL", "en_US.UTF-8");
    return builder.start();
  }

  /** Skips the lines before the readings. */
  private static void awaitHeading(BufferedReader err) throws IOException {
    String line = err.readLine();
    while (line != null && !line.startsWith("sensor_id")) {
      line = err.readLine();
    }
    assertThat(line).isNotNull();
  }

  @Test
  void exitsCleanlyOnASignal() throws Exception {
    Process process = watch(broker.freshTopics(1));
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      awaitHeading(err);
      // Not Process.destroy: it would also close the streams.
      process.toHandle().destroy();

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(err.lines())
          .containsExactly(
              "0 of 0 readings were above 80 °C; 0 records were not valid readings.",
              "Stopped; nothing is left unwritten.");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void exitsWithoutAMessageWhenTheReaderClosesThePipe() throws Exception {
    Topics topics = broker.freshTopics(1);
    Process process = watch(topics);
    try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
      awaitHeading(err);
      process.getInputStream().close();
      reading(topics, "S1", 99, 0);

      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(err.lines()).isEmpty();
    } finally {
      process.destroyForcibly();
    }
  }
}
