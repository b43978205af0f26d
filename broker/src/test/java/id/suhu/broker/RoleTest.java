package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import id.suhu.kafka.HostPort;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the operations that each role is allowed and denied by a broker with users. */
class RoleTest {
  private static final AccessTopics TOPICS = new AccessTopics("suhu", "suhu-commands");
  private static final String ENGINE = "suhu-engine";
  private static final String CHANGELOG = "suhu-engine-sensors-changelog";
  private static final String PASSWORD = "password1";
  private static final TopicPartition READINGS = new TopicPartition("suhu", 0);

  @TempDir static Path data;
  private static EmbeddedBroker broker;

  @BeforeAll
  static void start() throws Exception {
    broker = EmbeddedBroker.start(openToUsers(data));
    try (KafkaUsers users = KafkaUsers.connect(broker.loopbackBootstrap(), TOPICS)) {
      for (Role role : Role.values()) {
        users.add(role.toString(), PASSWORD, role);
      }
    }
    Client engine = new Client(broker.loopbackBootstrap()).inGroup(ENGINE);
    for (String topic :
        new String[] {
          "suhu", "suhu-rejected", "suhu-alarms", "suhu-status", "suhu-commands", CHANGELOG, "other"
        }) {
      engine.createTopic(topic);
      engine.send(topic, "1");
    }
    assertThat(engine.read("suhu", 1)).isNotEmpty();
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void aReaderAddedBeforeTheDenyRulesCannotJoinTheEnginesGroup(@TempDir Path older)
      throws Exception {
    // given
    try (EmbeddedBroker closed =
            EmbeddedBroker.start(
                BrokerSettings.in(older).withListen(new HostPort("127.0.0.1", 0)));
        KafkaUsers users = KafkaUsers.connect(closed.loopbackBootstrap(), TOPICS);
        Admin admin = new Client(closed.loopbackBootstrap()).admin()) {
      new Client(closed.loopbackBootstrap()).createTopic("suhu");
      users.add("early", PASSWORD, Role.READER);
      assertThat(Client.get(admin.deleteAcls(List.of(denials())).all())).isNotEmpty();
    }

    // when
    try (EmbeddedBroker opened = EmbeddedBroker.start(openToUsers(older))) {
      Client early =
          new Client(opened.clientBootstrap())
              .as("early", PASSWORD, "SCRAM-SHA-512")
              .inGroup(ENGINE);

      // then
      assertThatExceptionOfType(GroupAuthorizationException.class)
          .isThrownBy(() -> early.read("suhu", 1));
    }
  }

  @Test
  void aSenderSendsReadingsAndNothingElse() {
    assertThatNoException().isThrownBy(() -> client("sender").send("suhu", "82"));

    Map<String, Runnable> denied = deniedToAllRoles("sender");
    denied.put("send a command", () -> client("sender").send("suhu-commands", "ack"));
    denied.put("read readings", () -> client("sender").read("suhu", 1));
    denied.put("read alarms", () -> client("sender").read("suhu-alarms", 1));
    assertDenied(denied);
  }

  @Test
  void aReaderReadsInItsOwnGroupsAndNothingElse() {
    for (String topic : new String[] {"suhu", "suhu-alarms", "suhu-status", "suhu-rejected"}) {
      assertThat(client("reader").read(topic, 1)).as(topic).isNotEmpty();
    }
    assertThat(client("reader").inGroup("suhu-engine-room").read("suhu", 1)).isNotEmpty();
    assertThatNoException().isThrownBy(() -> readEngineProgress("reader"));

    Map<String, Runnable> denied = deniedToAllRoles("reader");
    denied.put("send a reading", () -> client("reader").send("suhu", "82"));
    denied.put("send a command", () -> client("reader").send("suhu-commands", "ack"));
    assertDenied(denied);
  }

  @Test
  void anOperatorSendsReadsAndCommandsAndNothingElse() {
    assertThatNoException()
        .isThrownBy(
            () -> {
              client("operator").send("suhu", "82");
              client("operator").send("suhu-commands", "ack");
              readEngineProgress("operator");
            });
    assertThat(client("operator").read("suhu-alarms", 1)).isNotEmpty();

    assertDenied(deniedToAllRoles("operator"));
  }

  private static Map<String, Runnable> deniedToAllRoles(String user) {
    Map<String, Runnable> denied = new LinkedHashMap<>();
    for (String topic : new String[] {"suhu-alarms", "suhu-status", "suhu-rejected", CHANGELOG}) {
      denied.put("write " + topic, () -> client(user).send(topic, "false"));
    }
    denied.put("read another topic", () -> client(user).read("other", 1));
    denied.put("join the engine's group", () -> client(user).inGroup(ENGINE).read("suhu", 1));
    denied.put(
        "change the engine's offsets",
        request(
            user,
            admin ->
                admin
                    .alterConsumerGroupOffsets(ENGINE, Map.of(READINGS, new OffsetAndMetadata(0)))
                    .all()));
    denied.put(
        "delete the engine's offsets",
        request(user, admin -> admin.deleteConsumerGroupOffsets(ENGINE, Set.of(READINGS)).all()));
    denied.put(
        "delete the engine's group",
        request(user, admin -> admin.deleteConsumerGroups(List.of(ENGINE)).all()));
    denied.put(
        "configure the engine's group",
        request(
            user, alter(ConfigResource.Type.GROUP, ENGINE, "consumer.session.timeout.ms", "1")));
    denied.put("fence the engine", () -> client(user).transact(ENGINE + "-1", "suhu", 10_000));
    denied.put("open a transaction", () -> client(user).transact("mine", "suhu", 10_000));
    denied.put(
        "create a topic",
        request(
            user,
            admin ->
                admin
                    .createTopics(
                        List.of(new NewTopic("suhu-new", Optional.of(1), Optional.empty())))
                    .all()));
    denied.put(
        "delete a topic", request(user, admin -> admin.deleteTopics(List.of("suhu-alarms")).all()));
    denied.put(
        "add partitions",
        request(
            user,
            admin -> admin.createPartitions(Map.of("suhu", NewPartitions.increaseTo(2))).all()));
    denied.put(
        "delete records",
        request(
            user,
            admin -> admin.deleteRecords(Map.of(READINGS, RecordsToDelete.beforeOffset(1))).all()));
    denied.put(
        "configure a topic",
        request(user, alter(ConfigResource.Type.TOPIC, "suhu", "retention.ms", "1000")));
    denied.put(
        "configure the broker",
        request(user, alter(ConfigResource.Type.BROKER, "1", "log.retention.ms", "1000")));
    denied.put(
        "delete the denials", request(user, admin -> admin.deleteAcls(List.of(denials())).all()));
    return denied;
  }

  private static void assertDenied(Map<String, Runnable> denied) {
    SoftAssertions soft = new SoftAssertions();
    denied.forEach(
        (what, attempt) ->
            soft.assertThatThrownBy(attempt::run)
                .as(what)
                .satisfiesAnyOf(
                    fault -> assertThat(fault).isInstanceOf(AuthorizationException.class),
                    // A producer whose id was denied first.
                    fault ->
                        assertThat(fault).hasRootCauseInstanceOf(AuthorizationException.class)));
    soft.assertAll();
  }

  /** Reads the engine's progress like {@code suhu status} on another machine. */
  private static void readEngineProgress(String user) {
    request(user, admin -> admin.listConsumerGroupOffsets(ENGINE).partitionsToOffsetAndMetadata())
        .run();
  }

  private interface Question {
    KafkaFuture<?> ask(Admin admin);
  }

  private static Question alter(
      ConfigResource.Type type, String name, String setting, String value) {
    return admin ->
        admin
            .incrementalAlterConfigs(
                Map.of(
                    new ConfigResource(type, name),
                    List.of(
                        new AlterConfigOp(
                            new ConfigEntry(setting, value), AlterConfigOp.OpType.SET))))
            .all();
  }

  private static Runnable request(String user, Question question) {
    return () -> {
      try (Admin admin = client(user).admin()) {
        Client.get(question.ask(admin));
      }
    };
  }

  private static AclBindingFilter denials() {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(null, null, AclOperation.ANY, AclPermissionType.DENY));
  }

  private static BrokerSettings openToUsers(Path folder) {
    return BrokerSettings.in(folder)
        .withListen(new HostPort("127.0.0.1", 0), new Security.Scram(TOPICS));
  }

  private static Client client(String user) {
    return new Client(broker.clientBootstrap()).as(user, PASSWORD, "SCRAM-SHA-512");
  }
}
