/**
 * What everybody who talks to Kafka shares: topic names and settings, connections, the owner of a
 * sensor. Entry points: {@link id.suhu.kafka.topic.Topics} and {@link
 * id.suhu.kafka.KafkaConnection}. Immutable, but for the clients that are made here, which follow
 * Kafka's own rules.
 */
@NullMarked
package id.suhu.kafka;

import org.jspecify.annotations.NullMarked;
