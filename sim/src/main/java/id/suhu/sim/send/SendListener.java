package id.suhu.sim.send;

import id.suhu.core.reading.SensorId;

/**
 * Hears what became of each reading. Called by the Kafka producer's own thread, and for readings
 * that fail at once by the sending one: must be quick, thread-safe, and not throw.
 */
public interface SendListener {

  /** Kafka has it. */
  void acknowledged(SentReading reading);

  /** Kafka does not have it, as far as can be told, and it will not be sent again. */
  void failed(SensorId sensor, String json, Exception reason);
}
