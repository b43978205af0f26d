package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.rule.RuleBook;
import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.StatusRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SensorProcessorTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final EngineBench bench = new EngineBench(1);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void raisesAboveTheLimitAndClearsAtTheDeadband() {
    bench.send("S1", "80");
    bench.send("S1", "80.1");
    bench.send("S1", "79.5");
    bench.send("S1", "79");

    List<AlarmRecord> events = bench.alarms();

    assertThat(events).extracting(AlarmRecord::event).containsExactly("raised", "cleared");
    AlarmRecord raised = events.get(0);
    assertThat(raised.alarmId()).isEqualTo("S1/high");
    assertThat(raised.occurrence()).contains("S1/high/" + EngineBench.START.toEpochMilli());
    assertThat(raised.temperatureCelsius()).hasValue(80.1);
    assertThat(raised.keterangan()).isEqualTo("Suhu terlalu tinggi");
    assertThat(raised.partition()).isZero();
    assertThat(raised.offset()).isEqualTo(1);
  }

  @Test
  void writesAnInvalidRecordUnchangedWithItsOriginToTheRejectedTopic() {
    bench.send("S1", "70");
    bench.sendRaw("S1", "not json");

    List<TestRecord<byte[], byte[]>> rejected = bench.rejected();

    assertThat(rejected).hasSize(1);
    assertThat(new String(rejected.get(0).value(), StandardCharsets.UTF_8)).isEqualTo("not json");
    assertThat(header(rejected.get(0), OriginHeaders.REASON)).isEqualTo("malformed");
    assertThat(header(rejected.get(0), OriginHeaders.TOPIC)).isEqualTo("sensor-suhu");
    assertThat(header(rejected.get(0), OriginHeaders.PARTITION)).isEqualTo("0");
    assertThat(header(rejected.get(0), OriginHeaders.OFFSET)).isEqualTo("1");
  }

  @Test
  void setsTheQualityToBadFromARejectedRecordUntilTheNextGoodReading() {
    bench.send("S1", "70");
    bench.sendRaw(null, "{\"sensor_id\": \"S1\"}");
    bench.send("S1", "71");

    assertThat(bench.statuses())
        .extracting(StatusRecord::quality)
        .containsExactly("good", "bad", "good");
  }

  @Test
  void truncatesAHugeRejectedRecord() {
    bench.sendRaw("S1", "x".repeat(3_000_000));

    List<TestRecord<byte[], byte[]>> rejected = bench.rejected();

    assertThat(rejected.get(0).value()).hasSize(RejectedRecord.KEPT_BYTES);
    assertThat(header(rejected.get(0), OriginHeaders.TRUNCATED)).isEqualTo("3000002");
    assertThat(header(rejected.get(0), OriginHeaders.REASON)).isEqualTo("too_large");
  }

  @Test
  void raisesSilenceOnceAndClearsItAtTheNextReading() {
    bench.send("S1", "70");
    bench.advance(Duration.ofSeconds(9));
    assertThat(bench.journal()).isEmpty();

    bench.advance(SECOND.multipliedBy(2));
    bench.advance(Duration.ofSeconds(30));
    assertThat(bench.journal()).containsExactly("raised S1/silence");

    bench.send("S1", "70");
    assertThat(bench.journal()).containsExactly("cleared S1/silence");
  }

  @Test
  void raisesNoSilenceForASensorThatKeepsSending() {
    for (int i = 0; i < 60; i++) {
      bench.send("S1", "70");
      bench.advance(SECOND);
    }
    assertThat(bench.journal()).isEmpty();
  }

  @Test
  void keepsAnActiveAlarmActiveAndReportsStaleAndFresh() {
    bench.send("S1", "90");
    bench.advance(Duration.ofSeconds(12));
    bench.send("S1", "91");

    assertThat(bench.journal())
        .containsExactly(
            "raised S1/high",
            "raised S1/silence",
            "stale S1/high",
            "cleared S1/silence",
            "fresh S1/high");
  }

  @Test
  void detectsEverySensorWhenAllBecomeSilentAtOnce() {
    IntStream.range(0, 100).forEach(i -> bench.send("S" + i, "70"));
    bench.advance(Duration.ofSeconds(11));
    assertThat(bench.journal()).hasSize(100).allMatch(event -> event.startsWith("raised"));
  }

  @Test
  void raisesNoSilenceWhileABacklogMayContainReadings() {
    bench.send("S1", "70");
    bench.holdHorizon();
    bench.advance(Duration.ofMinutes(5));
    assertThat(bench.journal()).isEmpty();

    bench.send("S1", "70");
    bench.releaseHorizon();
    bench.advance(Duration.ofSeconds(9));
    assertThat(bench.journal()).isEmpty();
  }

  @Test
  void detectsSilenceIndependentlyOfStepsOfTheWallClock() {
    for (Duration step : List.of(Duration.ofHours(1), Duration.ofHours(-2))) {
      bench.send("S1", "70");
      bench.stepWallClock(step);
      bench.advance(Duration.ofSeconds(5));
      bench.send("S1", "70");
      assertThat(bench.journal()).isEmpty();
    }
    bench.advance(Duration.ofSeconds(11));
    assertThat(bench.journal()).containsExactly("raised S1/silence");
  }

  @Test
  void publishesStatusesAtMostOncePerSecondIncludingTheLatest() {
    for (int i = 0; i < 20; i++) {
      bench.send("S1", Integer.toString(60 + i));
      bench.advance(Duration.ofMillis(100));
    }
    bench.advance(SECOND.multipliedBy(2));

    List<StatusRecord> statuses = bench.statuses();

    assertThat(statuses).hasSizeBetween(2, 4);
    assertThat(statuses.get(statuses.size() - 1).temperatureCelsius()).hasValue(79);
    assertThat(statuses.get(statuses.size() - 1).readings()).isEqualTo(20);
  }

  @Test
  void publishesTheStatusAtOnceForAnAlarm() {
    bench.send("S1", "70");
    bench.send("S1", "90");

    List<StatusRecord> statuses = bench.statuses();

    assertThat(statuses).hasSize(2);
    assertThat(statuses.get(1).alarms()).hasSize(1);
    assertThat(statuses.get(1).alarms().get(0).state()).isEqualTo("active_unacknowledged");
  }

  @Test
  void evaluatesAReroutedSensorLikeALocalOne() {
    String otherPartitionsSensor =
        IntStream.range(0, 100)
            .mapToObj(i -> "S" + i)
            .filter(id -> SensorOwner.partitionOf(id.getBytes(StandardCharsets.UTF_8), 6) != 0)
            .findFirst()
            .orElseThrow();
    try (EngineBench six = new EngineBench(6)) {
      six.send("S-filler", "70");
      six.send(otherPartitionsSensor, "90");
      six.sendRaw(otherPartitionsSensor, "{\"temperature\": \"hot\"}");

      AlarmRecord raised = six.alarms().get(0);
      List<StatusRecord> statuses = six.statuses();

      assertThat(raised.alarmId()).isEqualTo(otherPartitionsSensor + "/high");
      assertThat(raised.offset()).isEqualTo(1);
      assertThat(statuses.get(statuses.size() - 1).quality()).isEqualTo("bad");
      assertThat(six.rejected()).hasSize(1);
    }
  }

  @Test
  void measuresSilenceFromTheEndOfAnInterruption() {
    bench.send("S1", "70");
    bench.advance(Duration.ofSeconds(5));
    bench.holdHorizon();
    bench.advance(Duration.ofSeconds(26));
    bench.endInterruption();
    bench.releaseHorizon();

    bench.advance(Duration.ofSeconds(9));
    assertThat(bench.journal()).isEmpty();

    bench.advance(Duration.ofSeconds(2));
    assertThat(bench.journal()).containsExactly("raised S1/silence");
  }

  @Test
  void limitsTheNumberOfSensorsReportedSilentPerTick() {
    IntStream.range(0, 5_000).forEach(i -> bench.send("S" + i, "70"));
    bench.holdHorizon();
    bench.advance(Duration.ofSeconds(11));
    assertThat(bench.journal()).isEmpty();
    bench.releaseHorizon();

    bench.advance(Duration.ofMillis(100));
    assertThat(bench.journal()).hasSize(2_000);
    bench.advance(Duration.ofMillis(100));
    assertThat(bench.journal()).hasSize(2_000);
    bench.advance(Duration.ofMillis(100));
    assertThat(bench.journal()).hasSize(1_000).doesNotHaveDuplicates();
  }

  @Test
  void rejectsReadingsOfSensorsBeyondTheMaximum() {
    try (EngineBench two = new EngineBench(1, RuleBook.DEFAULT, 2)) {
      two.send("S1", "70");
      two.send("S2", "70");
      two.send("S3", "90");
      two.sendRaw("S4", "not json");
      two.send("S2", "90");

      assertThat(two.journal()).containsExactly("raised S2/high");
      assertThat(two.rejected())
          .extracting(record -> header(record, OriginHeaders.REASON))
          .containsExactly("too_many_sensors", "malformed");
      assertThat(two.statuses()).extracting(StatusRecord::sensorId).doesNotContain("S3", "S4");
    }
  }

  @Test
  void publishesStatusesThatWereHeldBackWhenItStops() {
    bench.send("S1", "70");
    bench.send("S1", "71");
    assertThat(bench.statuses()).hasSize(1);
    assertThat(bench.owesStatuses()).isTrue();

    bench.finish();
    bench.advance(Duration.ofMillis(100));
    assertThat(bench.owesStatuses()).isFalse();
    assertThat(bench.statuses()).extracting(status -> status.readings()).containsExactly(2L);

    bench.send("S1", "72");
    assertThat(bench.statuses()).hasSize(1);
  }

  private static String header(TestRecord<byte[], byte[]> record, String name) {
    Headers headers = record.headers();
    return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
  }
}
