package id.suhu.store.feed;

import id.suhu.core.history.Appended;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What was taken from one partition of a topic.
 *
 * @param next offset of the next record
 * @param epoch leader epoch of the record before it, if there is one: shows whether Kafka has lost
 *     that record since, and has another one at its offset
 * @param received records that were read, which is the sum of the following three
 * @param stored records that have a row
 * @param duplicates records whose identity another record's row has
 * @param rejected records that are not valid, by the codes of their reasons
 * @param missed offsets that Kafka had removed before they were read
 */
public record Taken(
    long next,
    Optional<Integer> epoch,
    long received,
    long stored,
    long duplicates,
    Map<String, Long> rejected,
    long missed) {

  /** Nothing. */
  static final Taken NOTHING = new Taken(0, Optional.empty(), 0, 0, 0, Map.of(), 0);

  /** Copies the map. */
  public Taken {
    rejected = Map.copyOf(rejected);
  }

  /** Returns the number of records that are not valid. */
  public long rejectedCount() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  Taken plusReceived(long records) {
    return new Taken(next, epoch, received + records, stored, duplicates, rejected, missed);
  }

  /** Returns this as it is after a record. */
  Taken after(ConsumerRecord<?, ?> record) {
    return withNext(record.offset() + 1, record.leaderEpoch());
  }

  Taken withNext(long offset, Optional<Integer> leaderEpoch) {
    return new Taken(offset, leaderEpoch, received, stored, duplicates, rejected, missed);
  }

  Taken plus(Appended appended) {
    return new Taken(
        next,
        epoch,
        received,
        stored + appended.stored(),
        duplicates + appended.duplicates(),
        rejected,
        missed);
  }

  Taken plusRejected(Map<String, Long> more) {
    Map<String, Long> all = new TreeMap<>(rejected);
    more.forEach((reason, count) -> all.merge(reason, count, Long::sum));
    return new Taken(next, epoch, received, stored, duplicates, all, missed);
  }

  Taken plusMissed(long offsets) {
    return new Taken(next, epoch, received, stored, duplicates, rejected, missed + offsets);
  }
}
