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
 * What the controller still believes of this node's broker. One that was killed is taken for alive,
 * and for the leader of every partition, until its session ends.
 *
 * <p>A broker that starts meanwhile begins as that leader: it reads the groups' and the
 * transactions' state, and goes on with the transactions. A moment later the session ends, its
 * leadership with it, and all of it is done again, on top of what the first time has left behind. A
 * start must not depend on how the two meet, so the broker waits until the earlier one is gone.
 *
 * <p>Told by the loader's thread, awaited by one other.
 */
final class EarlierLife implements MetadataPublisher {

  private static final Logger LOG = LoggerFactory.getLogger(EarlierLife.class);

  private final CompletableFuture<Void> over = new CompletableFuture<>();

  /** Returns once the controller knows of no broker that is alive; after a clean stop, at once. */
  static void awaitEnd(MetadataLoader loader, long withinMs) {
    EarlierLife earlier = new EarlierLife();
    var unused = loader.installPublishers(List.of(earlier));
    try {
      earlier.over.get(withinMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.warn("an earlier broker of this folder is still taken for alive; starts beside it");
    } catch (ExecutionException e) {
      throw new IllegalStateException("stopped while it starts", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it starts", e);
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

  /** The loader ends, or has no more to tell. */
  @Override
  public void close() {
    over.completeExceptionally(new IllegalStateException("the controller has stopped"));
  }
}
