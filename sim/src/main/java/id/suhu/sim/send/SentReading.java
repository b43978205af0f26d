package id.suhu.sim.send;

import id.suhu.core.reading.SensorId;

/**
 * A reading that Kafka has acknowledged.
 *
 * @param sensor the record's key
 * @param json the record's value, exactly as sent
 * @param partition where it went
 * @param offset where it stands there
 */
public record SentReading(SensorId sensor, String json, int partition, long offset) {}
