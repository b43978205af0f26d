package id.suhu.messages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the store has made of the records of the reading topic since it was created.
 *
 * @param topicId Kafka's id of the reading topic, by which a client recognises the plant
 * @param readings number of stored readings, including imported ones
 * @param events number of stored alarm events
 * @param fault why nothing is stored or visible at present, as a sentence; empty if all is well
 * @param partitions of the reading topic, by number
 */
public record StoreStatus(
    String topicId,
    long readings,
    long events,
    Optional<String> fault,
    List<Partition> partitions) {

  /**
   * One partition of the reading topic.
   *
   * @param number from 0
   * @param nextOffset offset of the next record to be stored
   * @param received records that were read
   * @param stored records that have a row
   * @param duplicate records whose reading was stored before
   * @param rejected records that are not readings, by the codes of their reasons
   * @param missed offsets that Kafka's retention had removed before they were read
   * @param lag records that wait in Kafka
   */
  public record Partition(
      int number,
      long nextOffset,
      long received,
      long stored,
      long duplicate,
      Map<String, Long> rejected,
      long missed,
      long lag) {

    /** Copies the map. */
    public Partition {
      rejected = Map.copyOf(rejected);
    }

    /** Returns whether each record was stored, a duplicate or rejected. */
    public boolean isConserved() {
      return received == stored + duplicate + sum(rejected);
    }
  }

  /** Copies the list. */
  public StoreStatus {
    partitions = List.copyOf(partitions);
  }

  /** Returns the number of records that were read. */
  public long received() {
    return partitions.stream().mapToLong(Partition::received).sum();
  }

  /** Returns the number of records that have a row. */
  public long stored() {
    return partitions.stream().mapToLong(Partition::stored).sum();
  }

  /** Returns the number of records whose reading was stored before. */
  public long duplicate() {
    return partitions.stream().mapToLong(Partition::duplicate).sum();
  }

  /** Returns the number of records that are not readings, by the codes of their reasons. */
  public Map<String, Long> rejected() {
    Map<String, Long> all = new TreeMap<>();
    partitions.forEach(
        partition -> partition.rejected().forEach((code, n) -> all.merge(code, n, Long::sum)));
    return all;
  }

  /** Returns the number of records that are not readings. */
  public long rejectedCount() {
    return sum(rejected());
  }

  /** Returns the number of offsets that Kafka's retention had removed before they were read. */
  public long missed() {
    return partitions.stream().mapToLong(Partition::missed).sum();
  }

  /** Returns the number of records that wait in Kafka. */
  public long lag() {
    return partitions.stream().mapToLong(Partition::lag).sum();
  }

  /** Returns whether each record was stored, a duplicate or rejected. */
  public boolean isConserved() {
    return partitions.stream().allMatch(Partition::isConserved);
  }

  private static long sum(Map<String, Long> counts) {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }
}
