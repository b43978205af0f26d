/**
 * Shared parts of the command line programs: options, output, languages, signals, exit codes. Entry
 * point: {@link id.suhu.cli.Program}. Commands run on the main thread; only {@link
 * id.suhu.cli.Stop} is used by other threads.
 */
@NullMarked
package id.suhu.cli;

import org.jspecify.annotations.NullMarked;
