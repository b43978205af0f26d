package id.suhu.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.app.cli.SuhuCommand;
import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.cli.Console;
import id.suhu.cli.Language;
import id.suhu.cli.Program;
import id.suhu.cli.Session;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.core.rule.RuleBook;
import id.suhu.engine.Engine;
import id.suhu.engine.EngineSettings;
import id.suhu.engine.EngineStartException;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.OriginHeaders;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.testkit.TestBroker;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {

  private static TestBroker broker;

  @TempDir private Path folder;

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

  @BeforeAll
  static void startBroker() {
    broker = TestBroker.start();
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  @Test
  void readingsOfMoreSensorsThanAllowedAddUpToo() throws Exception {
    Topics topics = broker.freshTopics(1);
    for (String sensor : List.of("S1", "S2", "S1", "S3")) {
      broker.send(
          topics.readings(),
          sensor,
          "{\"sensor_id\": \"%s\", \"temperature\": 70}".formatted(sensor));
    }

    runBesideAnEngine(topics, 1);

    assertThat(out())
        .contains("\"check\":\"rejected\",\"result\":\"ok\"")
        .contains("\"check\":\"engine_counts\",\"result\":\"ok\"");
  }

  /** Runs the command beside an engine until that has judged everything; returns its exit code. */
  private int runBesideAnEngine(Topics topics, int maxSensors) throws Exception {
    try (Engine engine = Engine.start(settings(topics, maxSensors))) {
      assertThat(engine.phase()).isNotNull();
      long start = System.nanoTime();
      int code;
      do {
        data.reset();
        code = run(topics, "--format", "json");
      } while (!out().contains("\"check\":\"engine_counts\",\"result\":\"ok\"")
          && System.nanoTime() - start < Duration.ofSeconds(40).toNanos());
      return code;
    }
  }

  private EngineSettings settings(Topics topics, int maxSensors) {
    return new EngineSettings(
        broker.connection(),
        topics,
        RuleBook.DEFAULT,
        new ReadingDecoder(),
        folder.resolve("engine"),
        InstantSource.system(),
        maxSensors,
        Optional.empty());
  }

  @Test
  void everythingAddsUpWhereTheEngineRuns() throws Exception {
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
    int code = runBesideAnEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS);

    assertThat(out())
        .contains(
            "\"received\":5,\"good\":3,\"distinct\":2,\"checksum\":",
            "\"rejected\":{\"malformed\":1,\"missing_temperature\":1}}",
            "{\"check\":\"rejected\",\"result\":\"ok\","
                + "\"message\":\"All 2 rejected records stand in the rejected topic",
            "\"check\":\"engine\",\"result\":\"ok\"",
            "\"check\":\"lag\",\"result\":\"ok\"",
            "The engine counted 3 good readings, as the topic has them.")
        .doesNotContain("wrong");
    assertThat(code).isZero();
  }

  @Test
  void aRejectedTopicThatLacksARecordIsTold() throws Exception {
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
            "✗ Topic " + topics.rejected() + " does not hold what was rejected",
            "(malformed: 2 rejected, 1 there)",
            "✗ The engine counted 4 good readings, the topic has 1",
            "✗ No engine runs",
            "✓ The engine has judged everything.");
  }

  @Test
  void asManyRejectedButOthersIsToldToo() throws Exception {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.readings(), "S1", "no reading");
    broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": 70}");
    sendRejected(topics, 1, "malformed");
    commit(topics, 2);

    run(topics);

    assertThat(out()).contains("does not hold what was rejected (as many, but others)");
  }

  @Test
  void whatTheEngineHasNotJudgedIsNotHeldAgainstIt() throws Exception {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.readings(), "S1", "no reading");
    broker.send(topics.readings(), "S1", "neither");
    sendRejected(topics, 0, "malformed");
    commit(topics, 1);

    assertThat(run(topics)).isEqualTo(1);

    assertThat(out())
        .contains(
            "✗ 1 records are not judged, and the engine does not get on",
            "✓ Recounted: 2 received, 0 good, 0 distinct (checksum 0000000000000000), 2 rejected.",
            "✓ All 1 rejected records stand in the rejected topic",
            "– The engine's counts are not compared: 1 records were not judged yet.");
  }

  @Test
  void aReadingTopicThatWasGivenMorePartitionsIsNothingWrong() throws Exception {
    Topics topics = broker.freshTopics(1);
    broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": 90}");
    runBesideAnEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS);
    grow(topics, 3);
    broker.send(topics.readings(), "S2", "{\"sensor_id\": \"S2\", \"temperature\": 90}");

    int code = runBesideAnEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS);

    assertThat(code).isZero();
    assertThat(out()).doesNotContain("--alter");
    data.reset();
    run(topics, "--quick");
    assertThat(out())
        .contains(
            "✓ Topic " + topics.readings() + " is there, with 3 partitions.\n",
            "✓ Topic %s is there, with 1 partitions. That %s has 3 is no fault. Give %1$s no more"
                .formatted(topics.status(), topics.readings()));
    data.reset();
    run(topics, "--quick", "--language", "id");
    assertThat(out())
        .contains(
            "✓ Topik %s ada, dengan 1 partisi. Bahwa %s punya 3 bukan masalah. Jangan tambah"
                .formatted(topics.alarms(), topics.readings()));
  }

  @Test
  void aReadingTopicWithFewerPartitionsThanTheStateIsToldAndTheAdviceHelps() throws Exception {
    // given
    Topics topics = broker.freshTopics(3);
    broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": 90}");
    runBesideAnEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS);
    makeAgain(topics, 2);
    assertThatThrownBy(() -> runBesideAnEngine(topics, EngineSettings.DEFAULT_MAX_SENSORS))
        .isInstanceOf(EngineStartException.class);

    // when
    data.reset();
    int code = run(topics, "--quick");

    // then
    assertThat(code).isEqualTo(1);
    assertThat(out())
        .contains(
            "✗ Topic %s has 2 partitions, but the alarm state was kept for 3"
                .formatted(topics.readings()),
            "kafka-topics.sh --bootstrap-server %s --alter --topic %s --partitions 3\n"
                .formatted(broker.bootstrap(), topics.readings()))
        .contains("✓ Topic %s is there, with 3 partitions.".formatted(topics.status()));
    data.reset();
    run(topics, "--quick", "--language", "id");
    assertThat(out())
        .contains(
            "✗ Topik %s punya 2 partisi, padahal keadaan alarm disimpan untuk 3"
                .formatted(topics.readings()),
            "--alter --topic %s --partitions 3\n".formatted(topics.readings()));
    grow(topics, 3);
    try (Engine engine = Engine.start(settings(topics, EngineSettings.DEFAULT_MAX_SENSORS))) {
      assertThat(engine.lastFailure()).isEmpty();
    }
  }

  private static void grow(Topics topics, int partitions) throws Exception {
    try (Admin admin = broker.connection().admin()) {
      admin
          .createPartitions(Map.of(topics.readings(), NewPartitions.increaseTo(partitions)))
          .all()
          .get();
    }
  }

  /** Deletes the reading topic and makes it again, whose name is free a moment later. */
  private static void makeAgain(Topics topics, int partitions) throws Exception {
    try (Admin admin = broker.connection().admin()) {
      admin.deleteTopics(List.of(topics.readings())).all().get();
      long start = System.nanoTime();
      while (new TopicSetup(admin, topics).find().containsKey(topics.readings())) {
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
      }
      new TopicSetup(admin, topics).ensure(Optional.of(partitions), Optional.of((short) 1));
    }
  }

  @Test
  void wrongSettingsOfTopicsAreToldAndOtherPartitionsAreNoFault() throws Exception {
    Topics topics = broker.freshTopics();
    List<NewTopic> made = new ArrayList<>();
    made.add(new NewTopic(topics.readings(), 3, (short) 1));
    made.add(new NewTopic(topics.rejected(), 1, (short) 1));
    made.add(new NewTopic(topics.alarms(), 3, (short) 1));
    made.add(new NewTopic(topics.status(), 3, (short) 1));
    try (Admin admin = broker.connection().admin()) {
      admin.createTopics(made).all().get();
    }

    assertThat(run(topics, "--quick")).isEqualTo(1);

    assertThat(out())
        .contains(
            "has message.timestamp.type=CreateTime instead of LogAppendTime: kafka-configs.sh",
            "✓ Topic %s is there, with 1 partitions. That %s has 3 is no fault."
                .formatted(topics.rejected(), topics.readings()),
            "✓ Topic " + topics.alarms() + " is there, with 3 partitions.",
            topics.status() + " has cleanup.policy=delete instead of compact",
            "✗ Topic " + topics.commands() + " is missing: 'suhu topics create' makes it.")
        .doesNotContain("Recounted");
  }

  @Test
  void aKafkaThatIsNotThereAndAFaultyConfigurationAreTold() {
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
  void noRoomForWhatDoesNotFitIntoMemoryIsOneSentence() throws Exception {
    Topics topics = broker.freshTopics(1);
    for (int i = 0; i < 30; i++) {
      broker.send(topics.readings(), "S1", "{\"sensor_id\": \"S1\", \"temperature\": " + i + "}");
    }
    Path file = Files.createFile(folder.resolve("a-file"));
    Texts texts = new Texts(Language.EN);
    Stop stop = new Stop();

    List<Finding> findings;
    try (KafkaAccess access = KafkaAccess.open(broker.connection(), topics, texts, stop)) {
      findings = new RecountChecks(access, new ReadingDecoder(), texts, stop, file, 32).findings();
    }

    assertThat(findings).singleElement().extracting(Finding::verdict).isEqualTo(Verdict.WRONG);
    assertThat(findings.get(0).message())
        .startsWith("The readings are more than fit into memory, and " + file + " cannot take");
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

  private int run(Topics topics, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--bootstrap", broker.bootstrap(), "--topic", topics.readings()));
    return run(Map.of(), arguments.toArray(String[]::new));
  }

  private int run(Map<String, String> environment, String... arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("LANG", "en_GB.UTF-8");
    all.put("SUHU_DATA_FOLDER", folder.toString());
    Session session =
        new Session(
            new Console(data, notes, false, false),
            new Stop(),
            all,
            InstantSource.system(),
            level -> {});
    List<String> line = new ArrayList<>(List.of("doctor"));
    line.addAll(List.of(arguments));
    return new Program(
            session,
            SuhuCommand.holding(session, List.of(new CommandLine(new DoctorCommand(session)))))
        .run(line.toArray(String[]::new));
  }

  private String out() {
    return data.toString(StandardCharsets.UTF_8);
  }
}
