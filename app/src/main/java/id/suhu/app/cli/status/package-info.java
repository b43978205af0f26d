/** {@code suhu status}: counts the content of the topics. Single-threaded. */
@NullMarked
package id.suhu.app.cli.status;

import org.jspecify.annotations.NullMarked;
