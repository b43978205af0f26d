package id.suhu.store.questdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import id.suhu.core.history.Appended;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.kafka.HostPort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With psql, as packaged by Debian. */
class PostgresPortTest {

  private static final String PASSWORD = "rahasia 'x'";

  @TempDir Path folder;

  private QuestStore store;

  @BeforeEach
  void open() {
    store = open(0);
    try (StoreWriter writer = store.writer()) {
      assertThat(writer.append(List.of(reading(0, 83), reading(1, 84.5))))
          .isEqualTo(new Appended(2, 0));
      writer.commit();
    }
    assertThat(store.awaitVisible(Duration.ofSeconds(30))).isTrue();
  }

  private QuestStore open(int port) {
    return QuestStore.open(
        folder.resolve("questdb" + port),
        InstantSource.system(),
        Optional.of(new PostgresPort(new HostPort("127.0.0.1", port), PASSWORD)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Reading reading(int second, double celsius) {
    return new Reading(
        new SensorId("S1"),
        Optional.empty(),
        1_772_348_400_000L + second * 1_000L,
        1_772_348_400_000L,
        celsius,
        false,
        new Position(0, second));
  }

  private record Answer(int exitCode, String text) {}

  private Answer psql(String user, String password, String sql) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                "psql",
                "-X",
                "-A",
                "-t",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(store.postgresPort().orElseThrow()),
                "-U",
                user,
                "-d",
                "qdb",
                "-c",
                sql)
            .redirectErrorStream(true);
    builder.environment().put("PGPASSWORD", password);
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(process.waitFor(), text);
    } catch (IOException e) {
      String missing = "not tested: it needs Debian's package postgresql-client";
      if ("true".equals(System.getenv("CI"))) {
        return fail(missing, e);
      }
      return abort(missing);
    }
  }

  @Test
  void answersQueries() throws Exception {
    assertThat(
            psql(
                PostgresPort.USER,
                PASSWORD,
                "SELECT event_time, sensor_id, temperature FROM readings ORDER BY event_time"))
        .isEqualTo(
            new Answer(
                0, "2026-03-01 07:00:00.000000|S1|83.0\n2026-03-01 07:00:01.000000|S1|84.5\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DROP TABLE readings",
        "TRUNCATE TABLE readings",
        "INSERT INTO readings (event_time, sensor_id) VALUES (0, 'S2')",
        "UPDATE readings SET temperature = 0",
        "ALTER TABLE readings DROP PARTITION WHERE event_time > 0",
        "CREATE TABLE more (x INT)"
      })
  void changesNothing(String sql) throws Exception {
    Answer answer = psql(PostgresPort.USER, PASSWORD, sql);
    assertThat(answer.exitCode()).as("%s: %s", sql, answer).isNotZero();
    assertThat(store.readingCount()).isEqualTo(2);
  }

  @Test
  void refusesOthers() throws Exception {
    assertThat(psql(PostgresPort.USER, "wrong", "SELECT 1").text()).contains("invalid");
    // QuestDB's own administrator.
    assertThat(psql("admin", "quest", "SELECT 1").text()).contains("invalid");
    assertThat(psql("user", "quest", "SELECT 1").text()).contains("invalid");
  }

  @Test
  void storesWithoutThePortIfItIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        QuestStore other = open(taken.getLocalPort())) {
      assertThat(other.postgresPort()).isEmpty();
      assertThat(other.readingCount()).isZero();
    }
  }
}
