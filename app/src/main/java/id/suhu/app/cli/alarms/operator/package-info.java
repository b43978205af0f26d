/**
 * Operators' commands: {@code suhu alarms ack}, {@code shelve} and their like put a command into
 * the command topic and tell what the engine answers. Entry type: {@link
 * id.suhu.app.cli.alarms.operator.OperatorCommand}. Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.alarms.operator;

import org.jspecify.annotations.NullMarked;
