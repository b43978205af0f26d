package id.suhu.sim.send;

import id.suhu.core.reading.SensorId;

/**
 * A reading to be sent at a certain time.
 *
 * @param dueNanos nanoseconds after the run's start; if in the past, the reading is sent at once
 * @param sensor the record's key
 * @param json the record's value
 */
public record DueReading(long dueNanos, SensorId sensor, String json) {}
