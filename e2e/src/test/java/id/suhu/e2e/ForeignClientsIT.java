package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.SensorOwner;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.SensorStatusJson;
import id.suhu.messages.StatusRecord;
import id.suhu.testkit.ChildProcess;
import id.suhu.testkit.SuhuProgram;
import id.suhu.testkit.TopicContents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Unmodified third-party clients feed one sensor: alone, and all at once. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ForeignClientsIT {

  private static final long SEED = Long.getLong("suhu.seed", 20260302L);
  private static final Topics TOPICS = Topics.DEFAULT;
  private static final String[] UP = {"up", "--data", "data", "--kafka-listen", "127.0.0.1:0"};

  @TempDir private static Path plantFolder;

  private static ChildProcess plant;
  private static String plantAddress;

  @BeforeAll
  static void startPlant() {
    plant = SuhuProgram.start(plantFolder, UP);
    plantAddress = SuhuProgram.kafka(plant);
  }

  @AfterAll
  static void stopPlant() {
    plant.close();
  }

  @ParameterizedTest
  @EnumSource
  void raisesAndClearsTheAlarmForReadingsOfAnyClient(ForeignSender.Kind client) {
    try (TopicTail<AlarmRecord> journal = journal(KafkaConnection.plaintext(plantAddress))) {
      ForeignSender.send(client, plantAddress, 83);
      AlarmRecord raised = journal.await(event -> event.rule().equals("high"));
      ForeignSender.send(client, plantAddress, 70);
      AlarmRecord cleared = journal.await(event -> event.rule().equals("high"));

      assertThat(raised.event()).isEqualTo("raised");
      assertThat(raised.alarmId()).isEqualTo("S1/high");
      assertThat(raised.temperatureCelsius()).hasValue(83);
      assertThat(raised.keterangan()).isEqualTo("Suhu terlalu tinggi");
      assertThat(cleared.event()).isEqualTo("cleared");
      assertThat(cleared.occurrence()).isEqualTo(raised.occurrence());
    }
  }

  @Test
  void letsKcatReadAReadingAndItsAlarm() throws Exception {
    try (TopicTail<AlarmRecord> journal = journal(KafkaConnection.plaintext(plantAddress))) {
      ForeignSender.send(ForeignSender.Kind.KCAT, plantAddress, 84);
      AlarmRecord raised = journal.await(event -> event.event().equals("raised"));
      ForeignSender.send(ForeignSender.Kind.KCAT, plantAddress, 70);
      journal.await(event -> event.event().equals("cleared"));

      assertThat(kcatLines(plantAddress, TOPICS.readings()))
          .contains("S1 {\"sensor_id\": \"S1\", \"temperature\": 84}");
      assertThat(kcatLines(plantAddress, TOPICS.alarms()))
          .anyMatch(
              line ->
                  line.startsWith("S1 {\"alarm_id\":\"S1/high\"")
                      && line.contains(raised.occurrence().orElseThrow())
                      && line.contains("\"Keterangan\":\"Suhu terlalu tinggi\""));
    }
  }

  @Test
  void keepsOneStateAndOneAlarmForConcurrentClientsAndSixPartitions(@TempDir Path folder) {
    try (ChildProcess suhu = SuhuProgram.start(folder, Map.of("SUHU_KAFKA_PARTITIONS", "6"), UP)) {
      String address = SuhuProgram.kafka(suhu);
      KafkaConnection connection = KafkaConnection.plaintext(address);
      try (TopicTail<StatusRecord> statuses =
          new TopicTail<>(connection, TOPICS.status(), SensorStatusJson::read)) {
        feed(folder, address);

        List<ConsumerRecord<byte[], byte[]>> records =
            TopicContents.read(connection, TOPICS.readings()).records();
        Map<Position, Reading> readings = readings(records);
        assertThat(readings).as("every sent record is a valid reading").hasSameSizeAs(records);
        StatusRecord status = statuses.await(latest -> latest.readings() >= readings.size());
        List<AlarmRecord> journal =
            TopicContents.read(connection, TOPICS.alarms()).records().stream()
                .map(record -> AlarmEventJson.read(record.value()))
                .filter(event -> event.alarmId().equals("S1/high"))
                .toList();

        assertThat(partitions(readings))
            .as("partitions to which clients send S1")
            .hasSizeGreaterThan(2);
        assertThat(status.readings()).as("each reading evaluated once").isEqualTo(readings.size());
        assertThat(journal).as("seed %d", SEED).hasSizeGreaterThan(20);
        assertConsistent(journal, readings);
        boolean activeLast =
            transitions(journal).get(transitions(journal).size() - 1).event().equals("raised");
        assertThat(status.alarms().stream().anyMatch(a -> a.rule().equals("high") && a.active()))
            .as("the status agrees with the journal")
            .isEqualTo(activeLast);
      }
    }
  }

  /** Lets all four clients send until the simulator, the last of them, has finished. */
  private static void feed(Path folder, String address) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<ForeignSender> senders = new ArrayList<>();
    try (ChildProcess simulator =
        SuhuProgram.start(folder, simulate(address, "--rate", "100", "--count", "200"))) {
      for (ForeignSender.Kind kind : ForeignSender.Kind.values()) {
        senders.add(ForeignSender.start(kind, address));
      }
      for (int round = 0; round < 100 || !simulator.hasEnded(); round++) {
        senders.forEach(sender -> sender.send(random.nextInt(76, 85)));
        // Not a wait for a condition: the pause sets the rate of the clients.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
      }
      senders.forEach(ForeignSender::finish);
      assertThat(simulator.exitCode()).as("%s", simulator).isZero();
    } finally {
      senders.forEach(ForeignSender::close);
    }
  }

  private static String[] simulate(String address, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("simulate", "--bootstrap", address, "--sensors", "1"));
    arguments.addAll(List.of("--seed", Long.toString(SEED)));
    arguments.addAll(List.of(more));
    return arguments.toArray(String[]::new);
  }

  /** Asserts that one state produced this journal, from readings at the recorded positions. */
  private static void assertConsistent(List<AlarmRecord> journal, Map<Position, Reading> readings) {
    Map<Integer, Long> lastOffsets = new HashMap<>();
    Set<String> occurrences = new HashSet<>();
    String open = "";
    for (AlarmRecord event : transitions(journal)) {
      String occurrence = event.occurrence().orElseThrow();
      if (event.event().equals("raised")) {
        assertThat(open).as("raised while active: %s", event).isEmpty();
        assertThat(occurrences.add(occurrence)).as("a new occurrence: %s", event).isTrue();
        assertThat(event.temperatureCelsius().orElseThrow()).as("%s", event).isGreaterThan(80);
        open = occurrence;
      } else {
        assertThat(occurrence).as("occurrence of the preceding raise: %s", event).isEqualTo(open);
        assertThat(event.temperatureCelsius().orElseThrow()).as("%s", event).isLessThan(79.01);
        open = "";
      }
      Position position = new Position(event.partition(), event.offset());
      assertThat(readings).as("the reading that decided %s", event).containsKey(position);
      Reading reading = Objects.requireNonNull(readings.get(position));
      assertThat(event.temperatureCelsius().orElseThrow())
          .as("temperature of %s, decided by %s", event, reading)
          .isCloseTo(reading.celsius(), within(1e-9));
      Long before = lastOffsets.put(event.partition(), event.offset());
      assertThat(before == null || before < event.offset())
          .as("ascending offsets in a partition: %s after offset %s", event, before)
          .isTrue();
    }
  }

  /**
   * Returns the events without {@code late_excursion}: readings being re-routed may arrive late.
   */
  private static List<AlarmRecord> transitions(List<AlarmRecord> journal) {
    assertThat(journal)
        .extracting(AlarmRecord::event)
        .containsOnly("raised", "cleared", "late_excursion");
    return journal.stream().filter(event -> !event.event().equals("late_excursion")).toList();
  }

  private static Map<Position, Reading> readings(List<ConsumerRecord<byte[], byte[]>> records) {
    ReadingDecoder decoder = new ReadingDecoder();
    Map<Position, Reading> readings = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Position position = new Position(record.partition(), record.offset());
      if (decoder.decode(record.key(), record.value(), record.timestamp(), position)
          instanceof Decoded.Good good) {
        readings.put(position, good.reading());
      }
    }
    return readings;
  }

  private static Set<Integer> partitions(Map<Position, Reading> readings) {
    Set<Integer> partitions = new HashSet<>();
    readings.keySet().forEach(position -> partitions.add(position.partition()));
    assertThat(partitions)
        .as("the simulator sends to the owner")
        .contains(SensorOwner.partitionOf("S1".getBytes(StandardCharsets.UTF_8), 6));
    return partitions;
  }

  private static TopicTail<AlarmRecord> journal(KafkaConnection connection) {
    return new TopicTail<>(connection, TOPICS.alarms(), AlarmEventJson::read);
  }

  private static List<String> kcatLines(String address, String topic)
      throws IOException, InterruptedException {
    Process kcat =
        new ProcessBuilder("kcat", "-C", "-q", "-e", "-b", address, "-t", topic, "-f", "%k %s\n")
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String read = new String(kcat.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(kcat.waitFor()).as("kcat -C of %s", topic).isZero();
    return read.lines().toList();
  }
}
