package id.suhu.broker;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.image.MetadataDelta;
import org.apache.kafka.image.MetadataImage;
import org.apache.kafka.image.loader.LoaderManifest;
import org.apache.kafka.image.loader.MetadataLoader;
import org.apache.kafka.image.publisher.MetadataPublisher;
import org.apache.kafka.metadata.BrokerRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Observes the controller's registration of an earlier broker of this node. The controller
 * considers a killed broker alive, and the leader of every partition, until its session expires.
 *
 * <p>A broker that starts before that becomes leader at once: it loads the state of groups and
 * transactions, and continues the transactions. When the session expires, it loses its leadership,
 * and everything is loaded again, on top of the state left by the first time. To avoid this race,
 * the broker waits until the earlier session has expired.
 *
 * <p>Updated by the loader's thread; one other thread waits.
 */
final class EarlierLife implements MetadataPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierLife.class);

  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /** Waits until the controller has no live broker; returns at once after a clean stop. */
  static void awaitEnd(MetadataLoader loader, long withinMs) {
    EarlierLife earlier = new EarlierLife();
    var unused = loader.installPublishers(List.of(earlier));
    try {
      earlier.over.get(withinMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("The session of an earlier broker has not expired; starting anyway");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the broker was stopped during its start", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during the broker's start", e);
    } finally {
      var unusedToo = loader.removeAndClosePublisher(earlier);
    }
  }

  @Override
  public String name() {
    return "EarlierLife";
  }

  @Override
  public void onMetadataUpdate(MetadataDelta delta, MetadataImage image, LoaderManifest manifest) {
    BrokerRegistration broker = image.cluster().broker(KafkaFolder.NODE_ID);
    if (broker == null || broker.fenced()) {
      over.complete(null);
    }
  }

  /** Called when the loader stops. */
  @Override
  public void close() {
    over.completeExceptionally(new IllegalStateException("the controller has stopped"));
  }
}
