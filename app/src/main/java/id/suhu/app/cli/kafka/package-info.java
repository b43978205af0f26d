/**
 * The connection of commands to an existing Kafka, and reading of its topics. Entry point: {@link
 * id.suhu.app.cli.kafka.KafkaCommand}. Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.kafka;

import org.jspecify.annotations.NullMarked;
