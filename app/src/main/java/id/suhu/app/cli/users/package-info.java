/**
 * {@code suhu kafka-user}: the users of the embedded Kafka on other machines, and their rights.
 * Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.users;

import org.jspecify.annotations.NullMarked;
