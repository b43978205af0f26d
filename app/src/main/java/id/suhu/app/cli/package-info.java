/**
 * The command line: options, output, languages, exit codes. Each sub-package holds one command; a
 * command parses, calls one method and returns an exit code. Entry type: {@link
 * id.suhu.app.cli.Program}. Commands run on the main thread; only {@link id.suhu.app.cli.Stop} is
 * reached from another.
 */
@NullMarked
package id.suhu.app.cli;

import org.jspecify.annotations.NullMarked;
