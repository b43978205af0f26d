/** Scheduling of the checks for silent sensors. Not thread-safe. */
@NullMarked
package id.suhu.core.time;

import org.jspecify.annotations.NullMarked;
