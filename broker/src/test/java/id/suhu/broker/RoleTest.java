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

/** What each role may do and must not, as a broker with users sees it. */
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
  void aReaderFromBeforeTheEngineWasReservedCannotJoinItsGroup(@TempDir Path older)
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

    Map<String, Runnable> mustNot = whatNoRoleMayDo("sender");
    mustNot.put("send a command", () -> client("sender").send("suhu-commands", "ack"));
    mustNot.put("read readings", () -> client("sender").read("suhu", 1));
    mustNot.put("read alarms", () -> client("sender").read("suhu-alarms", 1));
    assertRefused(mustNot);
  }

  @Test
  void aReaderReadsInItsOwnGroupsAndNothingElse() {
    for (String topic : new String[] {"suhu", "suhu-alarms", "suhu-status", "suhu-rejected"}) {
      assertThat(client("reader").read(topic, 1)).as(topic).isNotEmpty();
    }
    assertThat(client("reader").inGroup("suhu-engine-room").read("suhu", 1)).isNotEmpty();
    assertThatNoException().isThrownBy(() -> seeHowFarTheEngineIs("reader"));

    Map<String, Runnable> mustNot = whatNoRoleMayDo("reader");
    mustNot.put("send a reading", () -> client("reader").send("suhu", "82"));
    mustNot.put("send a command", () -> client("reader").send("suhu-commands", "ack"));
    assertRefused(mustNot);
  }

  @Test
  void anOperatorSendsReadsAndCommandsAndNothingElse() {
    assertThatNoException()
        .isThrownBy(
            () -> {
              client("operator").send("suhu", "82");
              client("operator").send("suhu-commands", "ack");
              seeHowFarTheEngineIs("operator");
            });
    assertThat(client("operator").read("suhu-alarms", 1)).isNotEmpty();

    assertRefused(whatNoRoleMayDo("operator"));
  }

  private static Map<String, Runnable> whatNoRoleMayDo(String user) {
    Map<String, Runnable> mustNot = new LinkedHashMap<>();
    for (String topic : new String[] {"suhu-alarms", "suhu-status", "suhu-rejected", CHANGELOG}) {
      mustNot.put("write " + topic, () -> client(user).send(topic, "false"));
    }
    mustNot.put("read a topic of others", () -> client(user).read("other", 1));
    mustNot.put("join the engine", () -> client(user).inGroup(ENGINE).read("suhu", 1));
    mustNot.put(
        "move the engine",
        asked(
            user,
            admin ->
                admin
                    .alterConsumerGroupOffsets(ENGINE, Map.of(READINGS, new OffsetAndMetadata(0)))
                    .all()));
    mustNot.put(
        "make the engine forget",
        asked(user, admin -> admin.deleteConsumerGroupOffsets(ENGINE, Set.of(READINGS)).all()));
    mustNot.put(
        "delete the engine's group",
        asked(user, admin -> admin.deleteConsumerGroups(List.of(ENGINE)).all()));
    mustNot.put(
        "set the engine's group",
        asked(user, alter(ConfigResource.Type.GROUP, ENGINE, "consumer.session.timeout.ms", "1")));
    mustNot.put("fence the engine off", () -> client(user).transact(ENGINE + "-1", "suhu", 10_000));
    mustNot.put("hold a transaction", () -> client(user).transact("mine", "suhu", 10_000));
    mustNot.put(
        "create a topic",
        asked(
            user,
            admin ->
                admin
                    .createTopics(
                        List.of(new NewTopic("suhu-new", Optional.of(1), Optional.empty())))
                    .all()));
    mustNot.put(
        "delete a topic", asked(user, admin -> admin.deleteTopics(List.of("suhu-alarms")).all()));
    mustNot.put(
        "add partitions",
        asked(
            user,
            admin -> admin.createPartitions(Map.of("suhu", NewPartitions.increaseTo(2))).all()));
    mustNot.put(
        "delete records",
        asked(
            user,
            admin -> admin.deleteRecords(Map.of(READINGS, RecordsToDelete.beforeOffset(1))).all()));
    mustNot.put(
        "set a topic",
        asked(user, alter(ConfigResource.Type.TOPIC, "suhu", "retention.ms", "1000")));
    mustNot.put(
        "set the broker",
        asked(user, alter(ConfigResource.Type.BROKER, "1", "log.retention.ms", "1000")));
    mustNot.put(
        "take the denials away", asked(user, admin -> admin.deleteAcls(List.of(denials())).all()));
    return mustNot;
  }

  private static void assertRefused(Map<String, Runnable> mustNot) {
    SoftAssertions soft = new SoftAssertions();
    mustNot.forEach(
        (what, attempt) ->
            soft.assertThatThrownBy(attempt::run)
                .as(what)
                .satisfiesAnyOf(
                    fault -> assertThat(fault).isInstanceOf(AuthorizationException.class),
                    // A producer that was refused its number first.
                    fault ->
                        assertThat(fault).hasRootCauseInstanceOf(AuthorizationException.class)));
    soft.assertAll();
  }

  /** As {@code suhu status} does on another machine. */
  private static void seeHowFarTheEngineIs(String user) {
    asked(user, admin -> admin.listConsumerGroupOffsets(ENGINE).partitionsToOffsetAndMetadata())
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

  private static Runnable asked(String user, Question question) {
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
