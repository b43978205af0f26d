package id.suhu.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.Language;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.engine.EngineSettings;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.Timestamps;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The doctor's messages about counts, and about checks that are not possible. */
class DoctorCommandTest extends DoctorOnBroker {

  @Test
  void reconcilesReadingsOfMoreSensorsThanAllowed() throws Exception {
    Topics topics = broker.freshTopics(1);
    for (String sensor : List.of("S1", "S2", "S1", "S3")) {
      broker.send(
          topics.readings(),
          sensor,
          "{\"sensor_id\": \"%s\", \"temperature\": 70}".formatted(sensor));
    }

    runWithEngine(topics, 1);

    assertThat(out())
        .contains("\"check\":\"rejected\",\"result\":\"ok\"")
        .contains("\"check\":\"engine_counts\",\"result\":\"ok\"");
  }

  @Test
  void reconcilesAllCountsWhenTheEngineRuns() throws Exception {
    Topics topics = broker.freshTopics(2);
    for (String value :
        List.of(
            "{\"sensor_id\": \"S1\", \"temperature\": 83, \"timestamp\": 1700000000000}",
            "{\"sensor_id\": \"S1\", \"temperature\": 83, \"timestamp\": 1700000000000}",
            "{\"sensor_id\": \"S2\", \"temperature\": 70, \"timestamp\": 1700000000000}",
            "not a reading",
            "{\"sensor_id\": \"S2\"}")) {
      broker.send(topics.readings(), "S1", value);
    }
    int code = runWithEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS);

    assertThat(out())
        .contains(
            "\"received\":5,\"good\":3,\"distinct\":2,\"checksum\":",
            "\"rejected\":{\"malformed\":1,\"missing_temperature\":1}}",
            "{\"check\":\"rejected\",\"result\":\"ok\","
                + "\"message\":\"All 2 rejected records are in the rejected topic",
            "\"check\":\"engine\",\"result\":\"ok\"",
            "\"check\":\"lag\",\"result\":\"ok\"",
            "The engine counted 3 good readings, the same number as in the topic.")
        .doesNotContain("wrong");
    assertThat(code).isZero();
  }

  @Test
  void reportsARejectedTopicThatLacksARecord() throws Exception {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": 70}");
    broker.send(topics.readings(), "S1", "no reading");
    broker.send(topics.readings(), "S1", "neither");
    sendRejected(topics, 1, "malformed");
    broker.send(topics.status(), "S1", "{\"sensor_id\": \"S1\", \"readings\": 4}");
    commit(topics, 3);

    assertThat(run(topics)).isEqualTo(1);

    assertThat(out())
        .contains(
            "✗ Topic " + topics.rejected() + " differs from the rejected records",
            "(malformed: 2 rejected, 1 in the topic)",
            "✗ The engine counted 4 good readings, the topic contains 1",
            "✗ No engine is running",
            "✓ The engine has evaluated all records.");
  }

  @Test
  void reportsOtherRejectedRecordsOfTheSameNumber() throws Exception {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.readings(), "S1", "no reading");
    broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": 70}");
    sendRejected(topics, 1, "malformed");
    commit(topics, 2);

    run(topics);

    assertThat(out())
        .contains("differs from the rejected records (same number, but different records)");
  }

  @Test
  void reportsUnevaluatedRecordsAsLagAndNotAsWrongCounts() throws Exception {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.readings(), "S1", "no reading");
    broker.send(topics.readings(), "S1", "neither");
    sendRejected(topics, 0, "malformed");
    commit(topics, 1);

    assertThat(run(topics)).isEqualTo(1);

    assertThat(out())
        .contains(
            "✗ 1 records are not evaluated, and the engine makes no progress",
            "✓ Recounted: 2 received, 0 good, 0 distinct (checksum 0000000000000000), 2 rejected.",
            "✓ All 1 rejected records are in the rejected topic",
            "– The engine's counts were not compared: 1 records are not evaluated yet.");
  }

  @Test
  void reportsALostStateForADay() throws Exception {
    Topics topics = broker.freshTopics(1);
    Instant now = Instant.now();
    broker.send(topics.alarms(), "S1", stateLost("S1", now.minus(Duration.ofDays(2))));
    run(topics);
    assertThat(out())
        .contains("✓ Within the last day, the engine could read the stored states of all sensors");
    data.reset();

    broker.send(topics.alarms(), "S2", stateLost("S2", now));
    run(topics);
    assertThat(out()).contains("✗ The stored states of 1 sensors (such as S2) could not be read");
  }

  private static String stateLost(String sensor, Instant processed) {
    return "{\"alarm_id\": \"%1$s/high\", \"sensor_id\": \"%1$s\", \"event\": \"state_lost\","
            .formatted(sensor)
        + "\"processed_time\": \"%s\"}".formatted(Timestamps.print(processed.toEpochMilli()));
  }

  @Test
  void reportsAnUnreachableKafkaAndConfigurationFaults() {
    assertThat(run(Map.of(), "--bootstrap", "127.0.0.1:1")).isEqualTo(1);
    assertThat(out()).contains("✓ Java", "✗ No Kafka answers at 127.0.0.1:1");
    data.reset();

    Map<String, String> faulty = Map.of("SUHU_RULES_HIGH_HIGH", "warm", "SUHU_KAFKA_TOPPIC", "x");
    assertThat(run(faulty, "--format", "json")).isEqualTo(1);
    assertThat(out().lines())
        .filteredOn(line -> line.contains("\"check\":\"configuration\",\"result\":\"wrong\""))
        .hasSize(2);
  }

  @Test
  void reportsReadingsThatCannotBeSpilledInOneSentence() throws Exception {
    Topics topics = broker.freshTopics(1);
    for (int i = 0; i < 30; i++) {
      broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": " + i + "}");
    }
    Path file = Files.createFile(folder.resolve("a-file"));
    Texts texts = new Texts(Language.EN);
    Stop stop = new Stop();

    List<Finding> findings;
    try (PlantKafka plant =
        PlantKafka.open(broker.connection(), topics, Duration.ofSeconds(5), stop::check)) {
      findings = new RecountChecks(plant, new ReadingDecoder(), texts, stop, file, 32).findings();
    }

    assertThat(findings).singleElement().extracting(Finding::verdict).isEqualTo(Verdict.WRONG);
    assertThat(findings.get(0).message())
        .startsWith("The readings do not fit into memory, and " + file + " cannot store");
  }

  private static void sendRejected(Topics topics, long offset, String reason) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topics.rejected(), "S1".getBytes(StandardCharsets.UTF_8), null);
    Map.of(
            OriginHeaders.REASON,
            reason,
            OriginHeaders.TOPIC,
            topics.readings(),
            OriginHeaders.PARTITION,
            "0",
            OriginHeaders.OFFSET,
            Long.toString(offset))
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    broker.send(record);
  }

  private static void commit(Topics topics, long offset) throws Exception {
    try (Admin admin = broker.connection().admin()) {
      admin
          .alterConsumerGroupOffsets(
              topics.engineId(),
              Map.of(new TopicPartition(topics.readings(), 0), new OffsetAndMetadata(offset)))
          .all()
          .get();
    }
  }
}
