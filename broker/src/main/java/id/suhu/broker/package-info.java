/**
 * The embedded Kafka broker: one KRaft node in this process, and the users who may reach it from
 * beyond this machine.
 *
 * <p>Entry types: {@link id.suhu.broker.EmbeddedBroker}, {@link id.suhu.broker.KafkaUsers}. Kafka
 * runs in threads of its own, grouped by broker; the public types may be called from any thread.
 */
@NullMarked
package id.suhu.broker;

import org.jspecify.annotations.NullMarked;
