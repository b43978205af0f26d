package id.suhu.sim.send;

import id.suhu.core.reading.SensorId;

/**
 * A reading acknowledged by Kafka.
 *
 * @param sensor the record's key
 * @param json the record's value, exactly as sent
 * @param partition the record's partition
 * @param offset the record's offset
 */
public record SentReading(SensorId sensor, String json, int partition, long offset) {}
