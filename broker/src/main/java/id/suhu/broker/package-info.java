/**
 * The embedded Kafka broker: one KRaft node in this process, and its users on other machines.
 *
 * <p>Entry points: {@link id.suhu.broker.EmbeddedBroker}, {@link id.suhu.broker.KafkaUsers}. Kafka
 * runs in separate threads, grouped by broker. The public types may be called from any thread.
 */
@NullMarked
package id.suhu.broker;

import org.jspecify.annotations.NullMarked;
