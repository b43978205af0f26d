/**
 * Operators' commands to alarms: written to the command topic, and answered by the engine in the
 * journal. Entry point: {@link id.suhu.view.operator.Exchange}. Single-threaded.
 */
@NullMarked
package id.suhu.view.operator;

import org.jspecify.annotations.NullMarked;
