package id.suhu.broker;

import id.suhu.kafka.HostPort;
import id.suhu.kafka.admin.AdminQuestions;
import id.suhu.kafka.admin.AnswerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.resource.ResourcePatternFilter;

/**
 * Manages the users of the broker on other machines. Close it after use.
 *
 * <p>Invalid names and passwords cause an {@link IllegalArgumentException} whose message is the
 * violated rule. Not thread-safe.
 */
public final class KafkaUsers implements AutoCloseable {
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final long LOOK_AGAIN_MS = 10;
  private static final int ITERATIONS = 8192;
  private static final int MIN_PASSWORD_LENGTH = 8;
  private static final int MAX_PASSWORD_LENGTH = 128;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  // The client chooses one; both are stored so that old devices can log in.
  private static final List<ScramMechanism> MECHANISMS =
      List.of(ScramMechanism.SCRAM_SHA_512, ScramMechanism.SCRAM_SHA_256);

  private final Admin admin;
  private final AdminQuestions questions;
  private final AccessTopics topics;
  private final Optional<EmbeddedBroker> ownBroker;

  private KafkaUsers(String bootstrap, AccessTopics topics, Optional<EmbeddedBroker> ownBroker) {
    this.admin =
        Admin.create(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "client.id",
                "suhu-kafka-user",
                "default.api.timeout.ms",
                String.valueOf(ANSWER_WITHIN.toMillis()),
                "request.timeout.ms",
                String.valueOf(ANSWER_WITHIN.toMillis()),
                "metric.reporters",
                "",
                "enable.metrics.push",
                "false"));
    this.questions = new AdminQuestions(admin, ANSWER_WITHIN);
    this.topics = topics;
    this.ownBroker = ownBroker;
  }

  /** Connects to a running broker, given its {@link EmbeddedBroker#loopbackBootstrap}. */
  public static KafkaUsers connect(String loopbackBootstrap, AccessTopics topics) {
    return new KafkaUsers(loopbackBootstrap, topics, Optional.empty());
  }

  /**
   * Connects to the broker with this data folder. If no process of this machine runs it, a broker
   * is started that is reachable from this machine only, and stopped by {@link #close}.
   *
   * @throws BrokerStartException if no broker is running and none can be started, or the running
   *     one is starting or stopping
   */
  public static KafkaUsers open(Path dataFolder, AccessTopics topics) throws BrokerStartException {
    try {
      EmbeddedBroker broker =
          EmbeddedBroker.start(
              BrokerSettings.in(dataFolder).withListen(new HostPort("127.0.0.1", 0)));
      return new KafkaUsers(broker.loopbackBootstrap(), topics, Optional.of(broker));
    } catch (FolderInUseException running) {
      return connect(addressOf(dataFolder, running), topics);
    }
  }

  private static String addressOf(Path dataFolder, FolderInUseException running)
      throws BrokerStartException {
    try {
      return new LoopbackAddressFile(dataFolder)
          .read()
          .orElseThrow(
              () ->
                  new BrokerStartException(
                      running.getMessage() + " that is starting or stopping; try again", running));
    } catch (IOException e) {
      throw new BrokerStartException(
          running.getMessage() + " whose address cannot be read: " + FolderLock.reason(e), e);
    }
  }

  /**
   * Adds a user, or sets the password and role of an existing one. On return, the broker has
   * applied the change.
   *
   * @param name 1 to 64 letters, digits, dots, hyphens and underscores, beginning with a letter or
   *     digit
   * @param password 8 to 128 characters without control characters
   */
  public void add(String name, String password, Role role) throws KafkaUserException {
    checkName(name);
    checkPassword(password);
    reserveEngine();
    deleteAcls(name);
    for (ScramMechanism mechanism : MECHANISMS) {
      alter(
          new UserScramCredentialUpsertion(
              name, new ScramCredentialInfo(mechanism, ITERATIONS), password));
    }
    Set<AclBinding> acls = role.acls(name, topics);
    answer(admin.createAcls(acls).all());
    awaitAcls(name, acls);
  }

  /**
   * Denies all present and future users the operations reserved for the engine: joining its
   * consumer group, using its transactions, changing its internal topics. On return, the broker has
   * applied the denials.
   */
  void reserveEngine() throws KafkaUserException {
    Set<AclBinding> reserve = EngineReserve.acls(topics);
    // Kafka leaves existing ACLs unchanged.
    answer(admin.createAcls(reserve).all());
    await(
        "the engine's reserved rights", () -> aclsOf(EngineReserve.EVERYBODY).containsAll(reserve));
  }

  /**
   * Removes a user. Its open connections lose all rights.
   *
   * @throws KafkaUserException if the user does not exist
   */
  public void remove(String name) throws KafkaUserException {
    checkName(name);
    Set<ScramMechanism> known = mechanisms().get(name);
    if (known == null) {
      throw new KafkaUserException("there is no Kafka user '" + name + "'");
    }
    deleteAcls(name);
    for (ScramMechanism mechanism : known) {
      alter(new UserScramCredentialDeletion(name, mechanism));
    }
    await("the removal of user '" + name + "'", () -> !mechanisms().containsKey(name));
  }

  /** Returns all users, sorted by name. */
  public List<KafkaUser> list() throws KafkaUserException {
    List<KafkaUser> users = new ArrayList<>();
    for (String name : new TreeSet<>(mechanisms().keySet())) {
      Set<AclBinding> acls = acls(name);
      Optional<Role> role =
          Arrays.stream(Role.values())
              .filter(candidate -> candidate.acls(name, topics).equals(acls))
              .findFirst();
      users.add(new KafkaUser(name, role));
    }
    return users;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
    ownBroker.ifPresent(EmbeddedBroker::close);
  }

  private static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "the user name '"
              + name
              + "' must have 1 to 64 letters, digits, dots, hyphens and underscores, and begin with"
              + " a letter or digit");
    }
    if (name.equalsIgnoreCase(KafkaProperties.LOOPBACK_USER)) {
      throw new IllegalArgumentException(
          "the user name '" + name + "' is reserved for local clients by Kafka");
    }
  }

  private static void checkPassword(String password) {
    if (password.length() < MIN_PASSWORD_LENGTH || password.length() > MAX_PASSWORD_LENGTH) {
      throw new IllegalArgumentException(
          "the password has "
              + password.length()
              + " characters; it must have "
              + MIN_PASSWORD_LENGTH
              + " to "
              + MAX_PASSWORD_LENGTH);
    }
    if (password.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("the password must not contain control characters");
    }
  }

  private Map<String, Set<ScramMechanism>> mechanisms() throws KafkaUserException {
    return answer(
        admin
            .describeUserScramCredentials()
            .all()
            .thenApply(
                users -> {
                  Map<String, Set<ScramMechanism>> byName = new HashMap<>();
                  users.forEach(
                      (name, described) ->
                          byName.put(
                              name,
                              described.credentialInfos().stream()
                                  .map(ScramCredentialInfo::mechanism)
                                  .collect(Collectors.toSet())));
                  return byName;
                }));
  }

  // Kafka accepts one alteration of a user per request.
  private void alter(UserScramCredentialAlteration alteration) throws KafkaUserException {
    answer(admin.alterUserScramCredentials(List.of(alteration)).all());
  }

  private Set<AclBinding> acls(String name) throws KafkaUserException {
    return aclsOf("User:" + name);
  }

  private Set<AclBinding> aclsOf(String principal) throws KafkaUserException {
    return Set.copyOf(answer(admin.describeAcls(ofPrincipal(principal)).values()));
  }

  private void deleteAcls(String name) throws KafkaUserException {
    answer(admin.deleteAcls(List.of(ofPrincipal("User:" + name))).all());
    awaitAcls(name, Set.of());
  }

  // The broker applies ACLs after passwords, so waiting for the ACLs covers both.
  private void awaitAcls(String name, Set<AclBinding> expected) throws KafkaUserException {
    await("the rights of user '" + name + "'", () -> acls(name).equals(expected));
  }

  // The controller responds before the broker has applied a change.
  private static void await(String what, Condition known) throws KafkaUserException {
    long start = System.nanoTime();
    while (!known.holds()) {
      if (System.nanoTime() - start > ANSWER_WITHIN.toNanos()) {
        throw new KafkaUserException(
            "the broker did not apply " + what + " within " + ANSWER_WITHIN.toSeconds() + " s");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new KafkaUserException("interrupted while waiting for the broker", e);
      }
    }
  }

  private interface Condition {
    boolean holds() throws KafkaUserException;
  }

  private static AclBindingFilter ofPrincipal(String principal) {
    return new AclBindingFilter(
        ResourcePatternFilter.ANY,
        new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
  }

  private <T> T answer(KafkaFuture<T> future) throws KafkaUserException {
    try {
      return questions.answer("manage users", future);
    } catch (AnswerException e) {
      throw new KafkaUserException("the broker rejected the request: " + KafkaNode.reason(e), e);
    } catch (InterruptException e) {
      throw new KafkaUserException("interrupted while waiting for the broker", e);
    }
  }
}
