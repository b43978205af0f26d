package id.suhu.messages;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a plant is: counts of its topics, made in one go while readings may flow.
 *
 * @param topic the reading topic
 * @param judged good readings that the engine has judged since it first started, late ones too
 * @param late those of them that were late
 * @param rejected records of the rejected topic
 * @param rejectedAll whether those are all; if not, there are older ones
 * @param sensors how many have each quality, by its name
 * @param activeAlarms how many alarms are active
 * @param engineMembers processes and threads that run the engine now; without any, no reading is
 *     judged
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
   * @param lag records that the engine has not judged yet
   */
  public record Partition(int number, long beginningOffset, long endOffset, long lag) {

    /** Its offsets, which are its records unless a sender uses transactions. */
    public long received() {
      return endOffset - beginningOffset;
    }
  }

  /** Copies the collections. */
  public PlantStatus {
    sensors = Collections.unmodifiableMap(new LinkedHashMap<>(sensors));
    partitions = List.copyOf(partitions);
  }

  /** Records in the reading topic now. */
  public long received() {
    return partitions.stream().mapToLong(Partition::received).sum();
  }

  /** Records that the engine has not judged yet. */
  public long lag() {
    return partitions.stream().mapToLong(Partition::lag).sum();
  }
}
