/**
 * The system in one process: a list of parts, which start in one order and stop in the reverse.
 * Entry type: {@link id.suhu.app.assembly.RunningSystem}.
 */
@NullMarked
package id.suhu.app.assembly;

import org.jspecify.annotations.NullMarked;
