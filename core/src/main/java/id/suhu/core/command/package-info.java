/**
 * Operators' commands to alarms, and the reasons for which they are refused. All types are
 * immutable.
 */
@NullMarked
package id.suhu.core.command;

import org.jspecify.annotations.NullMarked;
