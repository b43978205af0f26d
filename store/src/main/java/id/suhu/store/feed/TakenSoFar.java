package id.suhu.store.feed;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** The saved progress, and what was taken since. Single-threaded. */
final class TakenSoFar {

  private final ProgressFile file;
  private final Map<TopicPartition, Taken> unsaved = new HashMap<>();

  private Progress saved;

  TakenSoFar(ProgressFile file, Progress saved) {
    this.file = file;
    this.saved = saved;
  }

  /** Returns what was taken of a partition; empty if it has never been read. */
  Optional<Taken> find(TopicPartition partition) {
    return Optional.ofNullable(unsaved.get(partition))
        .or(() -> Optional.ofNullable(saved.partitions().get(partition)));
  }

  /** Returns what was taken of a partition that was read. */
  Taken of(TopicPartition partition) {
    return find(partition).orElse(Taken.NOTHING);
  }

  void put(TopicPartition partition, Taken taken) {
    unsaved.put(partition, taken);
  }

  boolean isSaved() {
    return unsaved.isEmpty();
  }

  /** Returns the progress that was saved last. */
  Progress saved() {
    return saved;
  }

  void save() {
    if (!unsaved.isEmpty()) {
      Progress next = saved.with(unsaved);
      file.write(next);
      saved = next;
      unsaved.clear();
    }
  }
}
