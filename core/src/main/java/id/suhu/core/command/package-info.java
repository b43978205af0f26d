/** What operators ask of alarms, and why it may be refused. Immutable; entry: AlarmCommand. */
@NullMarked
package id.suhu.core.command;

import org.jspecify.annotations.NullMarked;
