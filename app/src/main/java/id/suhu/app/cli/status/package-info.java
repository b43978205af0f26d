/** {@code suhu status}: counts what Kafka holds. Single-threaded. */
@NullMarked
package id.suhu.app.cli.status;

import org.jspecify.annotations.NullMarked;
