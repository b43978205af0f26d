/** {@code suhu watch}: Shows the readings above a limit as they come. Single-threaded. */
@NullMarked
package id.suhu.app.cli.watch;

import org.jspecify.annotations.NullMarked;
