/**
 * The domain model and alarm logic, in plain Java: readings, rules, alarms, the state of a sensor.
 *
 * <p>Nothing in here reads a clock, starts a thread, or touches a file or a socket. Times are
 * arguments, and equal inputs give equal results. Entry point: {@link
 * id.suhu.core.sensor.SensorLogic}. All values are immutable and may be shared between threads.
 */
@NullMarked
package id.suhu.core;

import org.jspecify.annotations.NullMarked;
