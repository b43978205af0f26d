/**
 * The command line of {@code suhu}: its root, and what its commands share besides {@code
 * id.suhu.cli}. Each sub-package contains one command; a command parses, calls one method and
 * returns an exit code. Entry point: {@link id.suhu.app.cli.SuhuCommand}. Single-threaded.
 */
@NullMarked
package id.suhu.app.cli;

import org.jspecify.annotations.NullMarked;
