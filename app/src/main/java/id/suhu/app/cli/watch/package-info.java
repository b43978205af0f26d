/** {@code suhu watch}: shows readings above a limit as they arrive. Single-threaded. */
@NullMarked
package id.suhu.app.cli.watch;

import org.jspecify.annotations.NullMarked;
