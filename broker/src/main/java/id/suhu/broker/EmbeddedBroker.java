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
 * One Kafka node, combined broker and KRaft controller, inside this process.
 *
 * <p>It never ends the process: a fatal fault stops the broker and completes {@link #failure}.
 * Thread-safe.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
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
    // A partly failed broker would keep its clients waiting; a stopped one closes their
    // connections.
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
   * Starts a broker and returns once it accepts requests.
   *
   * <p>Locks the data folder first, then checks addresses, ports, disk space and the folder's
   * content, before any data is modified. A new folder is formatted.
   *
   * @throws FolderInUseException if another process uses the data folder
   * @throws BrokerStartException if the broker cannot start; nothing is left running
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
      LOG.atWarn()
          .addKeyValue("listen", settings.listen())
          .log("Kafka listens without passwords: any client may send, read and delete");
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

  /**
   * Returns {@code host:port} for clients of this process and this machine; no password is needed.
   */
  public String loopbackBootstrap() {
    return listeners.local().toString();
  }

  /**
   * Returns {@code host:port} for other clients: the advertised address with the actual port. The
   * same as {@link #loopbackBootstrap} if the broker serves this machine only.
   */
  public String clientBootstrap() {
    return listeners.forClients().toString();
  }

  /**
   * Returns the number of bytes available to Kafka's data: its current size plus the free disk
   * space.
   *
   * @throws IOException if the data folder cannot be read
   */
  public long diskBytes() throws IOException {
    return folder.occupiedBytes() + folder.freeBytes();
  }

  /**
   * Returns a future that completes when a fault, such as a full disk, has stopped the running
   * broker. It never completes if the broker is closed without a fault. Cancelling or completing
   * the returned copy has no effect.
   */
  public CompletableFuture<BrokerFault> failure() {
    return failure.copy();
  }

  /**
   * Stops the broker within 4 seconds, even after a fault. A second call does nothing. After a
   * clean stop, the next start needs no log recovery.
   */
  @Override
  public void close() {
    stop();
    try {
      stopper.await(STOP_WITHIN_MS);
    } catch (TimeoutException e) {
      LOG.atWarn()
          .addKeyValue("timeoutMs", STOP_WITHIN_MS)
          .log("Kafka did not stop in time; the next start recovers its logs");
    } catch (ExecutionException e) {
      LOG.warn("Kafka did not stop cleanly; the next start recovers its logs", e.getCause());
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

  // At each start, because users may have been added by a version without these denials.
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
      // During Kafka's start, its shutdown would have no effect.
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
      LOG.warn("The lock of the data folder could not be released", e);
    }
  }
}
