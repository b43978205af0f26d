package id.suhu.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Kafka's controller and broker, assembled like {@link KafkaRaftServer}, but with sockets that are
 * already bound, and with fatal faults reported instead of ending the process.
 *
 * <p>Not thread-safe; {@link #startup} and {@link #shutdown} are called from threads of the
 * broker's own group.
 */
final class KafkaNode {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaNode.class);
  private static final Duration CONTROLLED_SHUTDOWN = Duration.ofSeconds(1);

  private static final long EARLIER_ENDS_WITHIN_MS = 30_000;

  private final SharedServer shared;
  private final ControllerServer controller;
  private final BrokerServer broker;
  private final FaultReport faults;
  private @Nullable CoordinatorWatch watch;

  KafkaNode(Map<String, String> properties, ServerSocketFactory sockets, FaultReport faults) {
    this.faults = faults;
    KafkaConfig config = new KafkaConfig(properties, false);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> folder =
        KafkaRaftServer.initializeLogDirs(config, LOG, "");
    String clusterId = folder._1().clusterId().orElseThrow();
    this.shared =
        new SharedServer(
            config,
            folder._1(),
            Time.SYSTEM,
            Server.initializeMetrics(config, Time.SYSTEM, clusterId),
            CompletableFuture.completedFuture(
                QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
            QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
            (name, fatal, action) ->
                fatal ? reporting(name, action, faults) : new LoggingFaultHandler(name, action),
            sockets);
    this.broker = new BrokerServer(shared);
    this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folder._2());
  }

  private static FaultHandler reporting(String name, Runnable action, FaultReport faults) {
    return (message, cause) -> {
      RuntimeException fault = new IllegalStateException(name + ": " + message, cause);
      action.run();
      faults.report(message + (cause == null ? "" : ": " + reason(cause)), fault);
      return fault;
    };
  }

  /** Returns the message of a failure's root cause. */
  static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** Starts the node and returns once the broker accepts requests. */
  void startup() {
    controller.startup();
    EarlierLife.end(controller.controller(), shared.loader(), EARLIER_ENDS_WITHIN_MS);
    broker.startup();
    watch = CoordinatorWatch.start(shared.metrics(), faults);
  }

  /** Stops the node: the broker first, because its controlled shutdown needs the controller. */
  void shutdown() {
    if (watch != null) {
      watch.close();
    }
    try {
      broker.shutdown(CONTROLLED_SHUTDOWN);
    } finally {
      controller.shutdown();
    }
  }
}
