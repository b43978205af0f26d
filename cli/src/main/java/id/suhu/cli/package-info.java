/**
 * What the command line programs share: options, output, languages, signals, exit codes. Entry
 * type: {@link id.suhu.cli.Program}. Commands run on the main thread; only {@link id.suhu.cli.Stop}
 * is reached from another.
 */
@NullMarked
package id.suhu.cli;

import org.jspecify.annotations.NullMarked;
