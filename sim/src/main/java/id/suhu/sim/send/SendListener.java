package id.suhu.sim.send;

import id.suhu.core.reading.SensorId;

/**
 * Receives the result of each reading. Called by the Kafka producer's thread, or by the sending
 * thread for readings that fail immediately. Must be fast and thread-safe, and must not throw.
 */
public interface SendListener {

  /** Called when Kafka has acknowledged a reading. */
  void acknowledged(SentReading reading);

  /**
   * Called when a reading has failed: as far as is known, Kafka does not have it. It is not sent
   * again.
   */
  void failed(SensorId sensor, String json, Exception reason);
}
