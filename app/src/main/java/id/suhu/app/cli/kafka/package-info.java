/**
 * How commands reach a Kafka that is there already, and read its topics. Entry type: {@link
 * id.suhu.app.cli.kafka.KafkaAccess}. Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.kafka;

import org.jspecify.annotations.NullMarked;
