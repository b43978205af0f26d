package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import id.suhu.kafka.HostPort;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All tests share one broker and use different users. */
class KafkaUsersTest {
  private static final AccessTopics TOPICS = new AccessTopics("suhu", "suhu-commands");
  private static final String PASSWORD = "rahasia \"82\" °C;";

  @TempDir static Path data;
  private static EmbeddedBroker broker;
  private static KafkaUsers users;

  @BeforeAll
  static void startWithAUserWhoWasAddedBefore() throws Exception {
    try (KafkaUsers offline = KafkaUsers.open(data, TOPICS)) {
      offline.add("early", PASSWORD, Role.READER);
    }
    broker =
        EmbeddedBroker.start(
            BrokerSettings.in(data)
                .withListen(new HostPort("127.0.0.1", 0), new Security.Scram(TOPICS)));
    users = KafkaUsers.open(data, TOPICS);
    Client local = new Client(broker.loopbackBootstrap());
    for (String topic : new String[] {"suhu", "suhu-alarms", "suhu-commands", "other"}) {
      local.createTopic(topic);
      local.send(topic, "1");
    }
  }

  @AfterAll
  static void stop() {
    users.close();
    broker.close();
  }

  @Test
  void aUserAddedWhileNoBrokerWasRunningCanLogIn() throws Exception {
    assertThat(client("early", PASSWORD).read("suhu", 1)).startsWith("1");
    assertThat(users.list()).contains(new KafkaUser("early", Optional.of(Role.READER)));
  }

  @Test
  void aWrongPasswordAndAnUnknownUserAreRejected() throws Exception {
    users.add("known", PASSWORD, Role.SENDER);
    for (Client stranger :
        new Client[] {client("known", "wrong password"), client("nobody", PASSWORD)}) {
      assertThatExceptionOfType(SaslAuthenticationException.class)
          .isThrownBy(() -> stranger.read("suhu", 1));
    }
  }

  @Test
  void aClientWithoutPasswordIsRejected() {
    Client plain = new Client(broker.clientBootstrap()).impatient();
    assertThatExceptionOfType(Exception.class).isThrownBy(() -> plain.send("suhu", "1"));
  }

  @Test
  void aSenderSendsReadingsAndNothingElse() throws Exception {
    users.add("sender", PASSWORD, Role.SENDER);
    client("sender", PASSWORD).send("suhu", "82");
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> client("sender", PASSWORD).read("suhu-alarms", 1));
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> client("sender", PASSWORD).send("suhu-commands", "ack"));
  }

  @Test
  void aReaderReadsSuhusTopicsAndSendsNothing() throws Exception {
    users.add("reader", PASSWORD, Role.READER);
    assertThat(client("reader", PASSWORD).read("suhu-alarms", 1)).containsExactly("1");
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> client("reader", PASSWORD).send("suhu", "82"));
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> client("reader", PASSWORD).read("other", 1));
  }

  @Test
  void anOperatorSendsReadsAndCommands() throws Exception {
    users.add("operator", PASSWORD, Role.OPERATOR);
    Client operator = client("operator", PASSWORD);
    operator.send("suhu", "82");
    operator.send("suhu-commands", "ack");
    assertThat(operator.read("suhu-alarms", 1)).containsExactly("1");
    assertThatExceptionOfType(AuthorizationException.class)
        .isThrownBy(() -> client("operator", PASSWORD).send("suhu-alarms", "false"));
  }

  @Test
  void addingAgainReplacesPasswordAndRole() throws Exception {
    users.add("again", PASSWORD, Role.OPERATOR);
    users.add("again", "another password", Role.READER);

    assertThat(users.list()).contains(new KafkaUser("again", Optional.of(Role.READER)));
    assertThat(client("again", "another password").read("suhu", 1)).isNotEmpty();
    assertThatExceptionOfType(SaslAuthenticationException.class)
        .isThrownBy(() -> client("again", PASSWORD).read("suhu", 1));
  }

  @Test
  void aRemovedUserCannotLogIn() throws Exception {
    users.add("leaver", PASSWORD, Role.SENDER);
    users.remove("leaver");

    assertThat(users.list()).extracting(KafkaUser::name).doesNotContain("leaver");
    assertThatExceptionOfType(SaslAuthenticationException.class)
        .isThrownBy(() -> client("leaver", PASSWORD).send("suhu", "1"));
    assertThatExceptionOfType(KafkaUserException.class)
        .isThrownBy(() -> users.remove("leaver"))
        .withMessage("there is no Kafka user 'leaver'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-x", "a b", "a,b", "User:x", "ANONYMOUS", "anonymous", "*", "é"})
  void rejectsInvalidNames(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.add(name, PASSWORD, Role.SENDER))
        .withMessageContaining("'" + name + "'");
  }

  @ParameterizedTest
  @CsvSource({"short,5 characters", "'with\ttab in it',control"})
  void rejectsInvalidPasswordsWithoutRepeatingThem(String password, String reason) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> users.add("name", password, Role.SENDER))
        .withMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(password));
  }

  private static Client client(String user, String password) {
    return new Client(broker.clientBootstrap())
        .as(user, password, user.equals("early") ? "SCRAM-SHA-256" : "SCRAM-SHA-512");
  }
}
