package id.suhu.app.up;

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
import id.suhu.engine.Engine;
import id.suhu.engine.EngineSettings;
import id.suhu.engine.EngineStartException;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.admin.AnswerException;
import id.suhu.kafka.admin.TopicSetup;
import id.suhu.kafka.topic.DiskBudget;
import id.suhu.messages.ReadingDecoder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts of Suhu in this process: a Kafka, or the way to one; the topics; the engine. Closing
 * stops them in the reverse order. Thread-safe.
 */
final class RunningSystem implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunningSystem.class);

  private final Configuration configuration;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private @Nullable EmbeddedBroker broker;
  private KafkaConnection connection;
  private @Nullable Engine engine;

  private RunningSystem(Configuration configuration) {
    this.configuration = configuration;
    this.connection = configuration.kafka().connection();
  }

  /**
   * Starts everything but the engine: from then on readings can be sent.
   *
   * @throws StartException if a part cannot start; those that did are stopped again
   */
  static RunningSystem start(Configuration configuration) throws StartException {
    RunningSystem system = new RunningSystem(configuration);
    try {
      system.startKafka();
      system.makeTopics();
      return system;
    } catch (StartException | RuntimeException e) {
      system.close();
      throw e;
    }
  }

  private void startKafka() throws StartException {
    KafkaSettings kafka = configuration.kafka();
    Path folder = configuration.data().folder();
    try {
      if (kafka.bootstrap().isPresent()) {
        // The embedded broker locks the folder by itself; without one the engine's part needs it.
        parts.push(FolderLock.take(folder));
        return;
      }
      BrokerSettings settings =
          new BrokerSettings(
              folder,
              kafka.listen(),
              kafka.advertise(),
              security(kafka),
              configuration.data().durability() == Durability.FSYNC,
              BrokerSettings.DEFAULT_MINIMUM_FREE_BYTES);
      EmbeddedBroker started = EmbeddedBroker.start(settings);
      parts.push(started);
      broker = started;
      connection = KafkaConnection.plaintext(started.loopbackBootstrap());
    } catch (BrokerStartException e) {
      throw new StartException(e);
    }
  }

  private static Security security(KafkaSettings kafka) {
    if (kafka.listen().isLoopback()) {
      return new Security.LoopbackOnly();
    }
    return kafka.allowPlaintext()
        ? new Security.AllowPlaintext()
        : new Security.Scram(AccessTopics.of(kafka.topics()));
  }

  private void makeTopics() throws StartException {
    Admin admin = connection.admin();
    try {
      TopicSetup setup = new TopicSetup(admin, configuration.kafka().topics());
      setup.ensure(configuration.kafka().partitions(), configuration.kafka().replicationFactor());
      EmbeddedBroker own = broker;
      // On another Kafka, who runs it decides what it keeps.
      if (own != null) {
        setup.bound(diskBudget(own));
      }
    } catch (AnswerException e) {
      throw new StartException("Kafka at " + connection.bootstrap() + ": " + e.getMessage(), e);
    } finally {
      // Without a limit it would wait for what nobody answers any more.
      admin.close(Duration.ZERO);
    }
  }

  private DiskBudget diskBudget(EmbeddedBroker own) throws StartException {
    Optional<Long> given = configuration.kafka().retentionBytes();
    if (given.isPresent()) {
      return new DiskBudget(given.get());
    }
    try {
      return DiskBudget.ofDisk(own.diskBytes());
    } catch (IOException e) {
      throw new StartException("the size of Kafka's data could not be told: " + e.getMessage(), e);
    }
  }

  /** Starts the engine; it is ready once its phase is running. */
  Engine startEngine() throws StartException {
    EngineSettings settings =
        new EngineSettings(
            connection,
            configuration.kafka().topics(),
            configuration.rules(),
            new ReadingDecoder(configuration.readings().retention()),
            configuration.data().folder().resolve("engine"),
            InstantSource.system(),
            configuration.readings().maxSensors(),
            configuration.kafka().replicationFactor());
    try {
      Engine started = Engine.start(settings);
      parts.push(started);
      engine = started;
      return started;
    } catch (EngineStartException e) {
      throw new StartException(e);
    }
  }

  /** For this process' own clients. */
  KafkaConnection connection() {
    return connection;
  }

  /** What other clients connect to. */
  String clientBootstrap() {
    return broker == null ? connection.bootstrap() : broker.clientBootstrap();
  }

  /** Whether the Kafka is in this process. */
  boolean hasBroker() {
    return broker != null;
  }

  /** Whether clients from beyond this machine need a name and a password. */
  boolean needsUsers() {
    return broker != null && security(configuration.kafka()) instanceof Security.Scram;
  }

  /** Completes if the embedded broker stops by itself; never if there is none. */
  CompletableFuture<BrokerFault> brokerFailure() {
    return broker == null ? new CompletableFuture<>() : broker.failure();
  }

  /** Where the engine is; empty before its start. */
  Optional<Engine.Phase> enginePhase() {
    return Optional.ofNullable(engine).map(Engine::phase);
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (IOException e) {
        LOG.warn("could not release the data folder", e);
      } catch (Exception e) {
        // The others must be closed all the same: a broker left running keeps the folder's lock.
        LOG.error("could not stop {}", part.getClass().getSimpleName(), e);
      }
    }
  }
}
