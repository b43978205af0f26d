/**
 * What Suhu knows and how it decides, in plain Java: readings, rules, alarms, the state of a
 * sensor.
 *
 * <p>Nothing in here reads a clock, starts a thread, or touches a file or a socket; every method is
 * given the time it needs, and equal inputs give equal results. Start reading at {@link
 * id.suhu.core.sensor.SensorLogic}. All values are immutable and may be shared between threads.
 */
@NullMarked
package id.suhu.core;

import org.jspecify.annotations.NullMarked;
