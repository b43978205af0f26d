/**
 * What all Kafka clients share: topic names and settings, connections, the owner of a sensor. Entry
 * points: {@link id.suhu.kafka.topic.Topics} and {@link id.suhu.kafka.KafkaConnection}. Immutable,
 * except for the clients created here, which follow Kafka's own rules.
 */
@NullMarked
package id.suhu.kafka;

import org.jspecify.annotations.NullMarked;
