package id.suhu.broker;

import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.NotControllerException;
import org.apache.kafka.common.message.RequestHeaderData;
import org.apache.kafka.common.security.auth.KafkaPrincipal;
import org.apache.kafka.controller.Controller;
import org.apache.kafka.controller.ControllerRequestContext;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.MetadataLoader;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;

/**
 * Ends the controller's registration of an earlier broker of this node. The controller considers a
 * killed broker alive, and the leader of every partition, until its session expires. The lock of
 * the data folder ensures that it is dead.
 *
 * <p>A broker that starts before that becomes leader at once: it loads the state of groups and
 * transactions, and continues the transactions. When the session expires, it loses its leadership,
 * and everything is loaded again, on top of the state left by the first time. So the earlier broker
 * is unregistered first, which does not take a session's time as its expiry does.
 *
 * <p>Updated by the loader's thread; one other thread waits.
 */
final class EarlierLife implements MetadataPublisher {

  private static final long PAUSE_MS = 10;

  private final CompletableFuture<Boolean> alive = new CompletableFuture<>();
  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /**
   * Returns once the controller has no live broker; at once after a clean stop.
   *
   * @throws IllegalStateException if the controller does not answer in time, or stops
   */
  static void end(Controller controller, MetadataLoader loader, long withinMs) {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(withinMs);
    EarlierLife earlier = new EarlierLife();
    var unused = loader.installPublishers(List.of(earlier));
    try {
      if (await(earlier.alive, deadline)) {
        unregister(controller, deadline);
        await(earlier.over, deadline);
      }
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "the controller did not end the registration of an earlier broker in time", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker was stopped during its start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during the broker's start", e);
    } finally {
      var unusedToo = loader.removeAndClosePublisher(earlier);
    }
  }

  private static void unregister(Controller controller, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    while (true) {
      try {
        await(
            controller.unregisterBroker(
                new ControllerRequestContext(
                    new RequestHeaderData(), KafkaPrincipal.ANONYMOUS, OptionalLong.of(deadline)),
                KafkaFolder.NODE_ID),
            deadline);
        return;
      } catch (ExecutionException e) {
        // The metadata can be read a moment before the controller acts on them.
        if (!(e.getCause() instanceof NotControllerException)) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    }
  }

  private static <T> T await(CompletableFuture<T> future, long deadline)
      throws ExecutionException, InterruptedException, TimeoutException {
    return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
  }

  @Override
  public String name() {
    return "EarlierLife";
  }

  @Override
  public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
    BrokerRegistration broker = image.cluster().broker(KafkaFolder.NODE_ID);
    boolean live = broker != null && !broker.fenced();
    alive.complete(live);
    if (!live) {
      over.complete(null);
    }
  }

  /** Called when the loader stops. */
  @Override
  public void close() {
    IllegalStateException stopped = new IllegalStateException("the controller has stopped");
    alive.completeExceptionally(stopped);
    over.completeExceptionally(stopped);
  }
}
