package id.suhu.spark;

import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/**
 * One file for each batch that has rows, named by its number: a batch that comes again replaces its
 * file. Whoever reads the folder sees whole files, and each reading once.
 *
 * @param folder where the files go
 * @param found counts the readings that come
 */
record FolderOutput(FileSystem files, Path folder, FileFormat format, LongAccumulator found)
    implements HotOutput {

  /** What the files hold. */
  enum FileFormat {
    /** A reading a line, as {@code watch --format json} writes it. */
    JSON,
    PARQUET;

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Its name begins as those do that readers of folders pass over. */
  private Path unfinished() {
    return new Path(folder, "_unfinished");
  }

  @Override
  public void write(Dataset<Row> hot, long batch) throws IOException {
    long before = found.value();
    // Not coalesced, which would have one task decode the whole batch.
    Dataset<Row> one = hot.repartition(1);
    files.delete(unfinished(), true);
    switch (format) {
      case JSON -> HotReadings.lines(one).write().text(unfinished().toString());
      case PARQUET -> HotReadings.table(one).write().parquet(unfinished().toString());
    }
    if (found.value() > before) {
      Path file = new Path(folder, "hot-%09d.%s".formatted(batch, format.extension()));
      files.delete(file, false);
      if (!files.rename(part(), file)) {
        throw new IOException("%s could not be written".formatted(file));
      }
    }
    files.delete(unfinished(), true);
  }

  private Path part() throws IOException {
    for (FileStatus each : files.listStatus(unfinished())) {
      if (each.getPath().getName().startsWith("part-")) {
        return each.getPath();
      }
    }
    throw new IOException("Spark has written nothing to %s".formatted(unfinished()));
  }
}
