package id.suhu.app.assembly;

import id.suhu.app.config.Configuration;
import id.suhu.app.config.Durability;
import id.suhu.app.config.KafkaSettings;
import id.suhu.broker.AccessTopics;
import id.suhu.broker.BrokerFault;
import id.suhu.broker.BrokerSettings;
import id.suhu.broker.BrokerStartException;
import id.suhu.broker.EmbeddedBroker;
import id.suhu.broker.FolderLock;
import id.suhu.broker.Security;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.admin.AnswerException;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.DiskBudget;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;

/**
 * The system's Kafka, embedded or external, with its topics. Thread-safe.
 *
 * @param connection for this process' own clients
 * @param clientBootstrap the address for other clients
 * @param needsUsers whether clients on other machines need a name and a password
 * @param failure completes if the embedded broker stops by itself; never if there is none
 * @param opened to be closed at the end: the broker; or, with an external Kafka, the lock of the
 *     data folder, which the engine's files need
 */
record KafkaPart(
    KafkaConnection connection,
    String clientBootstrap,
    boolean needsUsers,
    CompletableFuture<BrokerFault> failure,
    AutoCloseable opened) {

  /**
   * Starts the embedded broker, unless an external Kafka is configured.
   *
   * @throws StartException if that fails
   */
  static KafkaPart start(Configuration configuration) throws StartException {
    try {
      return configuration.kafka().bootstrap().isPresent()
          ? another(configuration)
          : embedded(configuration);
    } catch (BrokerStartException e) {
      throw new StartException(e);
    }
  }

  private static KafkaPart another(Configuration configuration) throws BrokerStartException {
    KafkaConnection connection = configuration.kafka().connection();
    FolderLock lock = FolderLock.take(configuration.data().folder());
    return new KafkaPart(
        connection, connection.bootstrap(), false, new CompletableFuture<>(), lock);
  }

  private static KafkaPart embedded(Configuration configuration) throws BrokerStartException {
    KafkaSettings kafka = configuration.kafka();
    Security security = security(kafka);
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new BrokerSettings(
                configuration.data().folder(),
                kafka.listen(),
                kafka.advertise(),
                security,
                configuration.data().durability() == Durability.FSYNC,
                BrokerSettings.DEFAULT_MINIMUM_FREE_BYTES));
    return new KafkaPart(
        KafkaConnection.plaintext(broker.loopbackBootstrap()),
        broker.clientBootstrap(),
        security instanceof Security.Scram,
        broker.failure(),
        broker);
  }

  private static Security security(KafkaSettings kafka) {
    if (kafka.listen().isLoopback()) {
      return new Security.LoopbackOnly();
    }
    return kafka.allowPlaintext()
        ? new Security.AllowPlaintext()
        : new Security.Scram(AccessTopics.of(kafka.topics()));
  }

  /**
   * Creates the topics that are missing.
   *
   * @throws StartException if that fails
   */
  void makeTopics(KafkaSettings kafka) throws StartException {
    Admin admin = connection.admin();
    try {
      TopicSetup setup = new TopicSetup(admin, kafka.topics());
      setup.ensure(kafka.partitions(), kafka.replicationFactor());
      // The retention in an external Kafka is up to its operator.
      if (opened instanceof EmbeddedBroker broker) {
        setup.bound(diskBudget(kafka, broker));
      }
    } catch (AnswerException e) {
      throw new StartException("Kafka at " + connection.bootstrap() + ": " + e.getMessage(), e);
    } finally {
      // Without a timeout, the close would wait for responses that never come.
      admin.close(Duration.ZERO);
    }
  }

  private static DiskBudget diskBudget(KafkaSettings kafka, EmbeddedBroker broker)
      throws StartException {
    Optional<Long> given = kafka.retentionBytes();
    if (given.isPresent()) {
      return new DiskBudget(given.get());
    }
    try {
      return DiskBudget.ofDisk(broker.diskBytes());
    } catch (IOException e) {
      throw new StartException(
          "the size of Kafka's data could not be determined: " + e.getMessage(), e);
    }
  }
}
