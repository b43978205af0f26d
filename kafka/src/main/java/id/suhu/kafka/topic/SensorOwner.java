package id.suhu.kafka.topic;

import org.apache.kafka.common.utils.Utils;

/** Which partition a sensor belongs to, whatever partition a client sends its readings to. */
public final class SensorOwner {

  private SensorOwner() {}

  /**
   * The owner of a key: {@code murmur2(key) mod partitions}, as Kafka's Java client has it.
   *
   * @param key the sensor id, UTF-8
   * @param partitions of the reading topic, at least 1
   */
  public static int partitionOf(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
