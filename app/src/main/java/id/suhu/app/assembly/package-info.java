/**
 * The system in one process: a list of parts, which start in order and stop in the reverse. Entry
 * point: {@link id.suhu.app.assembly.RunningSystem}.
 */
@NullMarked
package id.suhu.app.assembly;

import org.jspecify.annotations.NullMarked;
