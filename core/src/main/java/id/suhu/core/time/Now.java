package id.suhu.core.time;

/**
 * The current time, by two clocks.
 *
 * @param wallMs the wall clock, which people read; it may be set forward and back. Epoch
 *     milliseconds
 * @param steadyMs a clock that is never set, for durations: milliseconds since the same epoch, as
 *     known at the start of the process
 */
public record Now(long wallMs, long steadyMs) {}
