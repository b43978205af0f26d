package id.suhu.kafka.topic;

import org.apache.kafka.common.utils.Utils;

/**
 * Determines the partition that owns a sensor, regardless of the partition to which a client sends
 * its readings.
 */
public final class SensorOwner {

  private SensorOwner() {}

  /**
   * Returns the owner of a key: {@code murmur2(key) mod partitions}, as in Kafka's Java client.
   *
   * @param key the sensor id, UTF-8
   * @param partitions of the reading topic, at least 1
   */
  public static int partitionOf(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
