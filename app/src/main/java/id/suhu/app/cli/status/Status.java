package id.suhu.app.cli.status;

import java.util.List;
import java.util.Map;

/**
 * What a Kafka tells of one Suhu, counted in one go while readings may flow.
 *
 * @param topic the reading topic
 * @param judged good readings that the engine has judged since it first started, late ones too
 * @param late those of them that came late
 * @param rejected what the rejected topic has now
 * @param sensors how many are of each quality, by its name
 * @param activeAlarms how many alarms' conditions hold
 * @param engineMembers processes and threads that run the engine now; without any, no alarm is
 *     judged
 * @param partitions of the reading topic, by number
 */
record Status(
    String topic,
    long judged,
    long late,
    Rejected rejected,
    Map<String, Long> sensors,
    long activeAlarms,
    int engineMembers,
    List<PartitionStatus> partitions) {

  /**
   * Rejected records.
   *
   * @param records how many were counted
   * @param all whether those are all; if not, there are older ones
   */
  record Rejected(long records, boolean all) {}

  /** Copies the list. */
  Status {
    partitions = List.copyOf(partitions);
  }

  /** Records in the reading topic now. */
  long received() {
    return partitions.stream().mapToLong(PartitionStatus::received).sum();
  }

  /** Records that the engine has not judged yet. */
  long lag() {
    return partitions.stream().mapToLong(PartitionStatus::lag).sum();
  }
}
