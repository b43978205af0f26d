package id.suhu.broker;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kafka node, broker and KRaft controller in one, inside this process.
 *
 * <p>It never ends the process: a fault that it cannot survive stops the broker and completes
 * {@link #failure}. Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final long STOP_WITHIN_MS = 3_500;
  private static final long START_ENDS_WITHIN_MS = 1_500;

  private final FolderLock lock;
  private final KafkaFolder folder;
  private final ListenerSockets listeners;
  private final LoopbackAddressFile addressFile;
  private final FaultReport faults;
  private final ThreadGroup threads = new ThreadGroup("kafka");
  private final OneTask starter = new OneTask(threads, "kafka-start");
  private final OneTask stopper = new OneTask(threads, "kafka-stop");
  private final CompletableFuture<BrokerFault> failure;

  private volatile @Nullable KafkaNode node;

  private EmbeddedBroker(
      FolderLock lock,
      KafkaFolder folder,
      ListenerSockets listeners,
      LoopbackAddressFile addressFile,
      FaultReport faults) {
    this.lock = lock;
    this.folder = folder;
    this.listeners = listeners;
    this.addressFile = addressFile;
    this.faults = faults;
    // A half-dead broker would keep its clients waiting; stopped, it sends them away.
    this.failure =
        faults
            .first()
            .thenApply(
                fault -> {
                  stop();
                  return fault;
                });
  }

  /**
   * Starts a broker and returns once it takes requests.
   *
   * <p>The data folder is locked first; then addresses, ports, disk and the folder's content are
   * checked, all before any data is touched. A fresh folder is formatted.
   *
   * @throws FolderInUseException if another process has the data folder
   * @throws BrokerStartException if it cannot start; nothing of it is left running
   */
  public static EmbeddedBroker start(BrokerSettings settings) throws BrokerStartException {
    FolderLock lock = FolderLock.take(settings.dataFolder());
    ListenerSockets listeners = null;
    KafkaFolder folder = new KafkaFolder(settings.dataFolder());
    try {
      listeners = ListenerSockets.open(settings);
      folder.check(settings.minimumFreeBytes());
      folder.format();
    } catch (BrokerStartException | RuntimeException e) {
      release(lock, listeners);
      throw e;
    }
    if (settings.security() instanceof Security.AllowPlaintext && listeners.hasPlantListener()) {
      log.warn(
          "Kafka listens on {} without passwords: anybody who reaches it may send, read and delete",
          settings.listen());
    }
    EmbeddedBroker broker =
        new EmbeddedBroker(
            lock,
            folder,
            listeners,
            new LoopbackAddressFile(settings.dataFolder()),
            new FaultReport(folder));
    broker.run(settings);
    return broker;
  }

  /** {@code host:port} for clients of this process and this machine; needs no password. */
  public String loopbackBootstrap() {
    return listeners.local().toString();
  }

  /**
   * {@code host:port} for other clients: the address that is advertised, with the actual port. The
   * same as {@link #loopbackBootstrap} when the broker serves this machine only.
   */
  public String clientBootstrap() {
    return listeners.forClients().toString();
  }

  /**
   * How many bytes Kafka's data could take: what it occupies and what its disk has left.
   *
   * @throws IOException if its folder cannot be read
   */
  public long diskBytes() throws IOException {
    return folder.occupiedBytes() + folder.freeBytes();
  }

  /**
   * Completes when a fault, such as a full disk, made the running broker stop. It never completes
   * when the broker is closed without one. Canceling or completing the returned copy has no effect.
   */
  public CompletableFuture<BrokerFault> failure() {
    return failure.copy();
  }

  /**
   * Stops the broker, within 4 seconds also when it is in trouble. A second call does nothing.
   * After a normal stop the next start needs no recovery.
   */
  @Override
  public void close() {
    stop();
    try {
      stopper.await(STOP_WITHIN_MS);
    } catch (TimeoutException e) {
      log.warn("Kafka did not stop within {} ms; its next start checks its logs", STOP_WITHIN_MS);
    } catch (ExecutionException e) {
      log.warn("Kafka did not stop cleanly; its next start checks its logs", e.getCause());
    }
  }

  private void run(BrokerSettings settings) throws BrokerStartException {
    HaltInterception.register(threads, faults);
    starter.start(
        () -> {
          KafkaNode created =
              new KafkaNode(
                  KafkaProperties.of(settings, folder.path(), listeners), listeners, faults);
          node = created;
          created.startup();
        });
    try {
      CompletableFuture.anyOf(starter.done(), faults.first().thenAccept(EmbeddedBroker::failStart))
          .get();
      if (settings.security() instanceof Security.Scram scram) {
        reserveEngine(scram);
      }
      addressFile.write(loopbackBootstrap());
    } catch (ExecutionException | IOException | KafkaUserException e) {
      BrokerStartException failed = startFailure(e, faults.first().getNow(null));
      close();
      throw failed;
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new BrokerStartException("the start of Kafka was interrupted", e);
    }
  }

  // At each start, because users may have been added before their rights had this bound.
  private void reserveEngine(Security.Scram scram) throws KafkaUserException {
    try (KafkaUsers users = KafkaUsers.connect(loopbackBootstrap(), scram.topics())) {
      users.reserveEngine();
    }
  }

  private static void failStart(BrokerFault fault) {
    throw new CompletionException(fault.message(), fault.cause());
  }

  private static BrokerStartException startFailure(Exception e, @Nullable BrokerFault fault) {
    return fault != null
        ? new BrokerStartException(fault.message(), fault.cause())
        : new BrokerStartException("Kafka did not start: " + KafkaNode.reason(e), e);
  }

  private void stop() {
    faults.expectStop();
    stopper.start(this::shutdown);
  }

  private void shutdown() throws Exception {
    try {
      addressFile.delete();
      // While Kafka is still starting, its shutdown would do nothing.
      starter.interruptAndWait(START_ENDS_WITHIN_MS);
      KafkaNode running = node;
      if (running != null) {
        running.shutdown();
      }
    } finally {
      HaltInterception.unregister(threads);
      release(lock, listeners);
    }
  }

  private static void release(FolderLock lock, @Nullable ListenerSockets listeners) {
    if (listeners != null) {
      listeners.close();
    }
    try {
      lock.close();
    } catch (IOException e) {
      log.warn("The lock of the data folder could not be released", e);
    }
  }
}
