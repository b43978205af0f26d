package id.suhu.app.cli.users;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.app.cli.SuhuCommand;
import id.suhu.cli.Console;
import id.suhu.cli.Program;
import id.suhu.cli.Session;
import id.suhu.cli.Stop;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The tests share one data folder. They execute few commands, because each command starts the
 * broker of the folder.
 */
class KafkaUserCommandTest {

  private static final String PASSWORD = "rahasia-pabrik";

  @TempDir static Path folder;

  private final ByteArrayOutputStream data = new ByteArrayOutputStream();
  private final ByteArrayOutputStream notes = new ByteArrayOutputStream();

  @BeforeAll
  static void writeThePassword() throws Exception {
    Files.writeString(folder.resolve("password.txt"), PASSWORD + "\n");
  }

  @Test
  void addsListsAndRemovesAUser() {
    assertThat(run(PASSWORD + "\nnot this\n", "add", "gateway-1", "--role", "sender"))
        .as(notes.toString(StandardCharsets.UTF_8))
        .isZero();
    assertThat(notes.toString(StandardCharsets.UTF_8))
        .contains(
            "security.protocol=SASL_PLAINTEXT",
            "sasl.mechanism=SCRAM-SHA-512",
            "ScramLoginModule required username=\"gateway-1\" password=\"…\";")
        .doesNotContain(PASSWORD);

    assertThat(run("", "list", "--format", "json")).isZero();
    assertThat(data.toString(StandardCharsets.UTF_8))
        .isEqualTo("{\"user\":\"gateway-1\",\"role\":\"sender\"}\n");

    assertThat(run("", "remove", "gateway-1")).isZero();
    assertThat(run("", "remove", "gateway-1")).isEqualTo(1);
    assertThat(notes.toString(StandardCharsets.UTF_8))
        .contains("there is no Kafka user 'gateway-1'");
  }

  @Test
  void validatesAPasswordThatItReadsFromAFile() throws Exception {
    Path tooShort = Files.writeString(folder.resolve("short.txt"), "kurang\n");

    int code = run("", "add", "panel", "--role", "READER", "--password-file", tooShort.toString());

    assertThat(code).isEqualTo(2);
    assertThat(notes.toString(StandardCharsets.UTF_8)).contains("the password has 6 characters");
  }

  @Test
  void reportsAMissingPassword() {
    assertThat(run("", "add", "panel", "--role", "reader")).isEqualTo(1);
    assertThat(notes.toString(StandardCharsets.UTF_8)).contains("The input contains no password");

    String missing = folder.resolve("missing.txt").toString();
    assertThat(run("", "add", "panel", "--role", "reader", "--password-file", missing))
        .isEqualTo(1);
    assertThat(notes.toString(StandardCharsets.UTF_8)).contains("missing.txt");
  }

  @Test
  void requiresAKnownRole() {
    assertThat(run(PASSWORD, "add", "panel")).isEqualTo(2);
    assertThat(run(PASSWORD, "add", "panel", "--role", "king")).isEqualTo(2);
    assertThat(run(PASSWORD)).isEqualTo(2);
  }

  private int run(String input, String... arguments) {
    Session session =
        new Session(
            new Console(data, notes, false, false),
            new Stop(),
            Map.of("LANG", "en_GB.UTF-8"),
            InstantSource.fixed(Instant.EPOCH),
            level -> {});
    PasswordSource source =
        PasswordSource.line(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    List<String> line = new ArrayList<>(List.of("kafka-user"));
    line.addAll(List.of(arguments));
    if (line.size() > 1) {
      line.addAll(List.of("--data", folder.resolve("data").toString()));
    }
    return new Program(
            session,
            SuhuCommand.holding(
                session,
                List.of(
                    new CommandLine(new KafkaUserCommand())
                        .addSubcommand(new AddUserCommand(session, source))
                        .addSubcommand(new RemoveUserCommand(session))
                        .addSubcommand(new ListUsersCommand(session)))))
        .run(line.toArray(String[]::new));
  }
}
