/** {@code suhu topics}: creates Suhu's topics and lists them. Single-threaded. */
@NullMarked
package id.suhu.app.cli.topics;

import org.jspecify.annotations.NullMarked;
