/**
 * {@code suhu doctor}: finds faults of this machine, the configuration, Kafka and the engine.
 * Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.doctor;

import org.jspecify.annotations.NullMarked;
