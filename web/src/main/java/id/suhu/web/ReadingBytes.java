package id.suhu.web;

import id.suhu.core.reading.SensorId;

/**
 * A valid reading as a client wrote it, which is how it goes to Kafka. Its bytes are not copied:
 * nobody changes them.
 */
public final class ReadingBytes {

  private final SensorId sensor;
  private final byte[] json;

  ReadingBytes(SensorId sensor, byte[] json) {
    this.sensor = sensor;
    this.json = json;
  }

  /** Returns the sensor that the reading names. */
  public SensorId sensor() {
    return sensor;
  }

  /** Returns the JSON object, without white space around it. */
  public byte[] json() {
    return json;
  }
}
