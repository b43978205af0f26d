package id.suhu.messages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The status of a plant: counts of its topics, taken once while readings may arrive.
 *
 * @param topic the reading topic
 * @param judged good readings that the engine has evaluated since its first start, including late
 *     ones
 * @param late those of them that were late
 * @param rejected records of the rejected topic
 * @param rejectedAll whether these are all records; otherwise there are older ones
 * @param sensors number of sensors by quality
 * @param activeAlarms number of active alarms
 * @param engineMembers current members of the engine's group; without any, no reading is evaluated
 * @param partitions of the reading topic, by number
 */
public record PlantStatus(
    String topic,
    long judged,
    long late,
    long rejected,
    boolean rejectedAll,
    Map<String, Long> sensors,
    long activeAlarms,
    int engineMembers,
    List<Partition> partitions) {

  /**
   * One partition of the reading topic.
   *
   * @param number from 0
   * @param beginningOffset its first offset
   * @param endOffset the offset after its last
   * @param lag records that the engine has not evaluated yet
   */
  public record Partition(int number, long beginningOffset, long endOffset, long lag) {

    /**
     * Returns the number of offsets, which is the number of records unless a sender uses
     * transactions.
     */
    public long received() {
      return endOffset - beginningOffset;
    }
  }

  /** Copies the collections. */
  public PlantStatus {
    sensors = Collections.unmodifiableMap(new LinkedHashMap<>(sensors));
    partitions = List.copyOf(partitions);
  }

  /** Returns the current number of records in the reading topic. */
  public long received() {
    return partitions.stream().mapToLong(Partition::received).sum();
  }

  /** Returns the number of records that the engine has not evaluated yet. */
  public long lag() {
    return partitions.stream().mapToLong(Partition::lag).sum();
  }
}
