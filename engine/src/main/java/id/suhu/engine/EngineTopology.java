package id.suhu.engine;

import id.suhu.core.command.AlarmCommand;
import id.suhu.kafka.topic.Topics;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.internals.InternalTopicProperties;

/**
 * The data flow:
 *
 * <pre>
 *  sensor-suhu ─► sensors ─┬─► …-alarms
 *   …-commands ─► │  ▲     ├─► …-status
 *                 ▼  │     └─► …-rejected
 *               rerouted: records whose sensor another partition owns
 * </pre>
 *
 * <p>With a single partition nothing is re-routed, and there is no internal topic.
 */
final class EngineTopology extends Topology {

  static final String ALARMS = "alarms";
  static final String STATUS = "status";
  static final String REJECTED = "rejected";
  static final String REROUTE = "reroute";

  /** The internal topic, without the prefix of the engine's name. */
  static final String REROUTED_TOPIC = "rerouted-repartition";

  private static final String READINGS = "readings";
  private static final String COMMANDS = "commands";
  private static final String REROUTED = "rerouted";
  private static final String SENSORS = "sensors";

  /**
   * Creates the topology.
   *
   * @param topic the reading topic
   */
  EngineTopology(
      Topics topics,
      ReadingTopic topic,
      SensorStoreBuilder store,
      ProcessorSupplier<byte[], byte[], byte[], byte[]> sensors) {
    ByteArrayDeserializer in = new ByteArrayDeserializer();
    ByteArraySerializer out = new ByteArraySerializer();
    ArrivalTime arrival = new ArrivalTime();
    // A topic without committed offsets is read from its start, so that nothing is lost. Qualified,
    // because the superclass has a deprecated type of the same name.
    org.apache.kafka.streams.AutoOffsetReset earliest =
        org.apache.kafka.streams.AutoOffsetReset.earliest();
    addSource(earliest, READINGS, arrival, in, in, topics.readings());
    // Without committed offsets: older commands are not valid any more.
    addSource(
        org.apache.kafka.streams.AutoOffsetReset.byDuration(AlarmCommand.VALID_FOR),
        COMMANDS,
        arrival,
        in,
        in,
        topics.commands());
    if (topic.partitions() > 1) {
      internalTopologyBuilder.addInternalTopic(
          REROUTED_TOPIC, new InternalTopicProperties(topic.owners()));
      addSource(earliest, REROUTED, arrival, in, in, REROUTED_TOPIC);
      addProcessor(SENSORS, sensors, READINGS, COMMANDS, REROUTED);
      addSink(REROUTE, REROUTED_TOPIC, out, out, SENSORS);
    } else {
      addProcessor(SENSORS, sensors, READINGS, COMMANDS);
    }
    addSink(ALARMS, topics.alarms(), out, out, SENSORS);
    addSink(STATUS, topics.status(), out, out, SENSORS);
    addSink(REJECTED, topics.rejected(), out, out, SENSORS);
    addStateStore(store, SENSORS);
  }
}
