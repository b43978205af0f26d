/** {@code suhu kafka-user}: who may reach the embedded Kafka from elsewhere. Single-threaded. */
@NullMarked
package id.suhu.app.cli.users;

import org.jspecify.annotations.NullMarked;
