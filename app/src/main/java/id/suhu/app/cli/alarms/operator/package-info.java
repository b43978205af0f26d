/**
 * Operators' commands to alarms, such as {@code suhu alarms ack}: they are written to the command
 * topic, and the engine's answers are printed. Entry point: {@link
 * id.suhu.app.cli.alarms.operator.OperatorCommand}. Single-threaded.
 */
@NullMarked
package id.suhu.app.cli.alarms.operator;

import org.jspecify.annotations.NullMarked;
