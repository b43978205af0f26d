package id.suhu.bench.store;

import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Reading;
import id.suhu.store.questdb.QuestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The store's QuestDB, with its duplicate detection and its rollups. */
final class QuestContestant implements Contestant {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final Path folder;
  private final QuestStore store;
  private List<List<Reading>> batches = List.of();

  QuestContestant(Path folder) {
    this.folder = folder;
    this.store = QuestStore.open(folder, InstantSource.system());
  }

  @Override
  public void prepare(List<List<Reading>> given) {
    batches = given;
  }

  @Override
  public void write() {
    try (StoreWriter writer = store.writer()) {
      for (List<Reading> batch : batches) {
        if (writer.append(batch).stored() != batch.size()) {
          throw new IllegalStateException("not every reading is a new one");
        }
        writer.commit();
      }
    }
    if (!store.awaitVisible(PATIENCE)) {
      throw new IllegalStateException("the database does not apply what was written");
    }
  }

  @Override
  public long bytes() throws IOException {
    store.close();
    // Without its log, which is removed after a while, as PostgreSQL's, and without rollups.
    return size(folder.resolve("db"), file -> file.matches("readings~\\d+/(?!wal|txn_seq).*"));
  }

  /** Returns the sum of the lengths of the files in a folder that have such a path in it. */
  static long size(Path folder, Predicate<String> counts) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> counts.test(folder.relativize(file).toString()))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
