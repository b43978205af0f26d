package id.suhu.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.metadata.authorizer.StandardAuthorizer;

/** Kafka's configuration for one node with one disk and fast start, recovery and stop. */
final class KafkaProperties {

  /** Kafka's name for an unauthenticated client, here a local one. */
  static final String LOOPBACK_USER = "ANONYMOUS";

  private static final int MEBIBYTE = 1024 * 1024;

  private KafkaProperties() {}

  static Map<String, String> of(BrokerSettings settings, Path folder, ListenerSockets listeners) {
    Map<String, String> properties = new HashMap<>();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", String.valueOf(KafkaFolder.NODE_ID));
    properties.put("log.dirs", folder.toString());
    listeners(properties, settings.security(), listeners);
    topics(properties);
    logs(properties, settings.fsync());
    clients(properties);
    limits(properties);
    recovery(properties);
    size(properties);
    return properties;
  }

  private static void listeners(
      Map<String, String> properties, Security security, ListenerSockets listeners) {
    boolean scram = security instanceof Security.Scram;
    properties.put("listeners", listeners.boundList());
    properties.put("advertised.listeners", listeners.advertisedList());
    properties.put("inter.broker.listener.name", ListenerSockets.LOCAL);
    properties.put("controller.listener.names", ListenerSockets.CONTROLLER);
    properties.put("controller.quorum.voters", KafkaFolder.NODE_ID + "@" + listeners.controller());
    properties.put(
        "listener.security.protocol.map",
        "LOCAL:PLAINTEXT,CONTROLLER:PLAINTEXT,PLANT:" + (scram ? "SASL_PLAINTEXT" : "PLAINTEXT"));
    // Always enabled, so that users can be added while the broker listens locally only.
    properties.put("authorizer.class.name", StandardAuthorizer.class.getName());
    properties.put("super.users", "User:" + LOOPBACK_USER);
    if (scram) {
      properties.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,SCRAM-SHA-256");
      for (String mechanism : new String[] {"scram-sha-512", "scram-sha-256"}) {
        properties.put(
            "listener.name.plant." + mechanism + ".sasl.jaas.config",
            "org.apache.kafka.common.security.scram.ScramLoginModule required;");
      }
    }
  }

  private static void topics(Map<String, String> properties) {
    // A misspelt topic name must cause an error at the sender rather than create an unread topic.
    properties.put("auto.create.topics.enable", "false");
    properties.put("num.partitions", "1");
    properties.put("default.replication.factor", "1");
    properties.put("min.insync.replicas", "1");
    for (String internal : new String[] {"offsets.topic", "transaction.state.log"}) {
      properties.put(internal + ".num.partitions", "4");
      properties.put(internal + ".replication.factor", "1");
      // The coordinators read these topics completely at each start, and compaction excludes the
      // active segment.
      properties.put(internal + ".segment.bytes", String.valueOf(8 * MEBIBYTE));
    }
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
  }

  private static void logs(Map<String, String> properties, boolean fsync) {
    // Recovery after a kill reads a log's active segment completely.
    properties.put("log.segment.bytes", String.valueOf(128 * MEBIBYTE));
    properties.put("log.index.size.max.bytes", String.valueOf(MEBIBYTE));
    // After a wall clock was set back, records have timestamps far ahead of it, and a rejected
    // write would stop the engine; the default limit is one hour.
    properties.put("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE));
    if (fsync) {
      properties.put("log.flush.interval.messages", "1");
    }
    // With the defaults, 5 minutes and 1, a fast sender could fill the disk before old segments are
    // deleted.
    properties.put("log.retention.check.interval.ms", "10000");
    properties.put("log.segment.delete.delay.ms", "5000");
    properties.put("log.cleaner.threads", "1");
    properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 * MEBIBYTE));
    properties.put("log.cleaner.io.buffer.size", String.valueOf(MEBIBYTE / 4));
  }

  private static void clients(Map<String, String> properties) {
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("group.min.session.timeout.ms", "1000");
    // An open transaction blocks all read_committed consumers. The engine's timeout is 10 s.
    properties.put("transaction.max.timeout.ms", "15000");
    properties.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "500");
    // By default, the offsets of a stopped engine expire after a week. Same as the journal.
    properties.put("offsets.retention.minutes", String.valueOf(Duration.ofDays(400).toMinutes()));
  }

  // The heap is shared with the engine, and Kafka allocates a request's buffer after its four-byte
  // size.
  private static void limits(Map<String, String> properties) {
    // Java producers send at most 1 MiB; others send batches of up to 1 MB for several partitions
    // in one request.
    properties.put("socket.request.max.bytes", String.valueOf(8 * MEBIBYTE));
    properties.put("queued.max.request.bytes", String.valueOf(128 * MEBIBYTE));
    // The messages of a SCRAM login are much smaller than a kilobyte.
    properties.put("sasl.server.max.receive.size", String.valueOf(64 * 1024));
    // A client has two or three connections; clients behind a router or in containers share an
    // address.
    properties.put("max.connections", "1000");
    properties.put("max.connections.per.ip", "500");
    // A compressed batch: 1 MiB plus the header that Kafka includes.
    properties.put("message.max.bytes", String.valueOf(MEBIBYTE + 12));
  }

  private static void recovery(Map<String, String> properties) {
    // After a stall of a slow disk or a sleeping computer, the controller in this process would
    // fence its broker, and every coordinator would load its state again, though no other broker
    // can take over. Kafka 4.4.0 takes the end of a load that was abandoned for the end of the next
    // one, and a coordinator that acts before its state is complete fails.
    properties.put("broker.session.timeout.ms", "600000");
    properties.put("broker.heartbeat.interval.ms", "200");
    // By default, an empty record is written every half second as a heartbeat for other nodes, of
    // which there are none.
    properties.put("metadata.max.idle.interval.ms", "0");
    properties.put("metadata.log.segment.bytes", String.valueOf(16 * MEBIBYTE));
  }

  private static void size(Map<String, String> properties) {
    properties.put("num.network.threads", "2");
    properties.put("listener.name.controller.num.network.threads", "1");
    properties.put("num.io.threads", "4");
    properties.put("background.threads", "2");
    properties.put("num.recovery.threads.per.data.dir", "2");
    properties.put("group.coordinator.threads", "1");
    properties.put("group.coordinator.background.threads", "1");
    properties.put("share.coordinator.threads", "1");
    properties.put("num.replica.alter.log.dirs.threads", "1");
    properties.put("socket.send.buffer.bytes", "-1");
    properties.put("socket.receive.buffer.bytes", "-1");
    properties.put("metric.reporters", "");
  }
}
