/**
 * {@code suhu doctor}: says what is wrong with this machine, the configuration, Kafka or the
 * engine. Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.doctor;

import org.jspecify.annotations.NullMarked;
