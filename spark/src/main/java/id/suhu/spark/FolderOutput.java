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
 * Writes one file for each batch with rows, named by the batch number: a repeated batch replaces
 * its file. Readers of the folder see complete files and each reading once.
 *
 * @param folder the output folder
 * @param found counts the readings
 */
record FolderOutput(FileSystem files, Path folder, FileFormat format, LongAccumulator found)
    implements HotOutput {

  /** The file formats. */
  enum FileFormat {
    /** One reading per line, in the format of {@code watch --format json}. */
    JSON,
    PARQUET;

    String extension() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns a temporary path; readers of folders ignore names with this prefix. */
  private Path unfinished() {
    return new Path(folder, "_unfinished");
  }

  @Override
  public void write(Dataset<Row> hot, long batch) throws IOException {
    long before = found.value();
    // Not coalesced, because then one task would decode the whole batch.
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
        throw new IOException("cannot write %s".formatted(file));
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
    throw new IOException("Spark wrote no file to %s".formatted(unfinished()));
  }
}
