package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.rule.RuleBook;
import id.suhu.engine.Engine;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.testkit.TestSession;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backtest has the journal that a running engine writes for the same recording. */
class BacktestAndEngineTest extends CommandsOnBroker {

  private static final int SECONDS = 2_000;

  @TempDir Path folder;

  @Test
  void agreesWithAReplayThroughKafka() throws Exception {
    Path recording = folder.resolve("plant.csv");
    Files.write(recording, rows());
    Topics topics = broker.freshTopics(1);
    List<String> live;
    try (Engine engine = start(topics, RuleBook.DEFAULT, folder)) {
      TestSession replay = new TestSession();
      assertThat(run(replay, topics, "replay --speed max " + recording)).isZero();
      // The last reading raises an alarm of its own.
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .until(() -> journal(topics).stream().anyMatch(event -> event.startsWith("last/high")));
      live = journal(topics);
      assertThat(engine.lastFailure()).isEmpty();
    }

    TestSession session = new TestSession();
    assertThat(
            Main.program(session.session())
                .execute("backtest", "--csv", recording.toString(), "--format", "json"))
        .isZero();

    List<String> backtest =
        session.out().stream()
            .map(line -> AlarmEventJson.read(line.getBytes(StandardCharsets.UTF_8)))
            .filter(BacktestAndEngineTest::isOfReadings)
            .map(BacktestAndEngineTest::text)
            .toList();
    assertThat(backtest).hasSizeGreaterThan(100).isEqualTo(live);
  }

  private static List<String> rows() {
    SplittableRandom random = new SplittableRandom(20261130);
    List<String> rows = new ArrayList<>(List.of("time,sensor_id,temperature"));
    double[] celsius = {75, 79, 82};
    for (int second = 0; second < SECONDS; second++) {
      for (int sensor = 0; sensor < celsius.length; sensor++) {
        celsius[sensor] = Math.min(90, Math.max(65, celsius[sensor] + random.nextDouble(-5, 5)));
        rows.add(row(second, "S" + sensor, celsius[sensor]));
      }
    }
    rows.add(row(SECONDS, "last", 99));
    return rows;
  }

  private static String row(int second, String sensor, double celsius) {
    return "%d,%s,%.1f".formatted(1_772_348_400_000L + second * 1_000L, sensor, celsius);
  }

  private static List<String> journal(Topics topics) {
    return broker.contents(topics.alarms()).records().stream()
        .map(record -> AlarmEventJson.read(record.value()))
        .filter(BacktestAndEngineTest::isOfReadings)
        .map(BacktestAndEngineTest::text)
        .toList();
  }

  /** Silence depends on the wall clock, and a fast replay has none. */
  private static boolean isOfReadings(AlarmRecord event) {
    return event.rule().equals("high") && !event.event().matches("stale|fresh");
  }

  private static String text(AlarmRecord event) {
    return "%s %s %s %s %s %s %s"
        .formatted(
            event.alarmId(),
            event.occurrence(),
            event.event(),
            event.state(),
            event.severity(),
            event.temperatureCelsius(),
            event.eventTime());
  }
}
