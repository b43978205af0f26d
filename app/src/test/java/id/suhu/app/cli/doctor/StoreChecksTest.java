package id.suhu.app.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.cli.api.UrlOption;
import id.suhu.app.config.Configuration;
import id.suhu.cli.Console;
import id.suhu.cli.Language;
import id.suhu.cli.Session;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.core.history.Appended;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.HostPort;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.StoreStatus;
import id.suhu.testkit.MemoryStore;
import id.suhu.testkit.SharedBroker;
import id.suhu.testkit.TestBroker;
import id.suhu.view.live.LivePlant;
import id.suhu.web.ReadingIntake;
import id.suhu.web.WebParts;
import id.suhu.web.WebServer;
import id.suhu.web.live.LiveParts;
import id.suhu.web.metrics.PlantFigures;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import picocli.CommandLine;

/** A real topic and the real API, with a database in memory. */
@ExtendWith(SharedBroker.class)
class StoreChecksTest {

  /** 2026-03-01T07:00:00Z. */
  private static final long AT_SEVEN = 1_772_348_400_000L;

  private final MemoryStore memory = new MemoryStore();
  private final TestBroker broker;
  private Topics topics = Topics.DEFAULT;

  StoreChecksTest(TestBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void send() {
    topics = broker.freshTopics(1);
    for (String value :
        List.of(json("S1", 0, 83), json("S1", 1, 84), json("S1", 0, 83), "bad", json("S2", 0, 9))) {
      broker.send(topics.readings(), null, value);
    }
  }

  private static String json(String sensor, int second, int celsius) {
    return "{\"sensor_id\":\"%s\",\"temperature\":%d,\"timestamp\":%d}"
        .formatted(sensor, celsius, AT_SEVEN + second * 1_000L);
  }

  private void store(String sensor, int second, double celsius) {
    try (StoreWriter writer = memory.writer()) {
      Appended unused =
          writer.append(
              List.of(
                  new Reading(
                      new SensorId(sensor),
                      Optional.empty(),
                      AT_SEVEN + second * 1_000L,
                      AT_SEVEN,
                      celsius,
                      false,
                      new Position(0, second))));
      writer.commit();
    }
  }

  private static StoreStatus status(String topicId, long next, long stored) {
    return new StoreStatus(
        topicId,
        stored,
        0,
        Optional.empty(),
        List.of(new StoreStatus.Partition(0, next, 5, stored, 1, Map.of("malformed", 1L), 0, 0)));
  }

  private List<Finding> findings(StoreStatus status) throws Exception {
    Session session =
        new Session(
            new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream(), false, false),
            new Stop(),
            Map.of(),
            InstantSource.system(),
            level -> {});
    try (WebServer server =
            WebServer.start(
                new HostPort("127.0.0.1", 0),
                new WebParts(
                    List::of,
                    () -> PlantFigures.NONE,
                    () -> {
                      throw new IllegalStateException("not asked");
                    },
                    List::of,
                    new LiveParts(
                        new LivePlant(InstantSource.system(), 10),
                        sensor -> List.of(),
                        () -> "running"),
                    (orders, repeatable) -> List.of(),
                    () -> Optional.of(memory),
                    Duration.ZERO,
                    () -> Optional.of(status),
                    readings -> new Appended(0, 0),
                    new ReadingIntake(new ReadingDecoder(), readings -> {}),
                    newest -> List.of(),
                    Optional::empty,
                    InstantSource.system(),
                    Duration.ofDays(400)));
        PlantKafka plant =
            PlantKafka.open(broker.connection(), topics, Duration.ofSeconds(30), () -> {})) {
      UrlOption url = new UrlOption();
      var unused = new CommandLine(url).parseArgs("--url", "http://" + server.address());
      Texts texts = new Texts(Language.EN);
      return new StoreChecks(
              plant, url.api(Configuration.DEFAULT, texts, session), texts, session.stop())
          .findings(new ReadingDecoder(), 0);
    }
  }

  private String topicId() {
    try (PlantKafka plant =
        PlantKafka.open(broker.connection(), topics, Duration.ofSeconds(30), () -> {})) {
      return plant.questions().topic(topics.readings()).orElseThrow().topicId().toString();
    }
  }

  private static List<String> checks(List<Finding> findings) {
    return findings.stream().map(finding -> finding.check() + " " + finding.verdict()).toList();
  }

  @Test
  void findsThatEverythingIsStored() throws Exception {
    store("S1", 0, 83);
    store("S1", 1, 84);
    store("S2", 0, 9);
    store("S3", 0, 1);

    List<Finding> findings = findings(status(topicId(), 5, 3));

    assertThat(checks(findings))
        .containsExactly("store OK", "store_counts OK", "store_readings OK");
    assertThat(findings.get(2).message())
        .startsWith("All 3 distinct readings of the topic are in the database (checksum ");
  }

  @Test
  void findsAReadingThatIsMissing() throws Exception {
    store("S1", 0, 83);
    store("S1", 1, 84.5);
    store("S2", 0, 9);

    List<Finding> findings = findings(status(topicId(), 5, 3));

    assertThat(checks(findings)).contains("store_readings WRONG");
    assertThat(findings.get(2).message()).startsWith("1 of 3 distinct readings of the topic are");
  }

  @Test
  void looksOnlyAtWhatTheStoreHasRead() throws Exception {
    store("S1", 0, 83);
    store("S1", 1, 84);

    assertThat(checks(findings(status(topicId(), 4, 3)))).contains("store_readings OK");
  }

  @Test
  void findsCountsThatDoNotAddUp() throws Exception {
    assertThat(checks(findings(status(topicId(), 0, 4))))
        .containsExactly("store OK", "store_counts WRONG", "store_readings OK");
  }

  @Test
  void doesNotCompareAnotherPlant() throws Exception {
    assertThat(checks(findings(status("another", 5, 3)))).containsExactly("store SKIPPED");
  }
}
