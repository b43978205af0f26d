/** Recorded readings through the alarm logic, without an engine. */
@NullMarked
package id.suhu.core.replay;

import org.jspecify.annotations.NullMarked;
