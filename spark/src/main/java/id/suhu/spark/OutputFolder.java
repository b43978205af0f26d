package id.suhu.spark;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The output folder of a job.
 *
 * @param files the file system
 * @param path with its scheme, such as {@code file:} or {@code hdfs:}
 */
record OutputFolder(FileSystem files, Path path) {

  private static final String CHECKPOINT = "_checkpoint";

  /** Returns the folder of a path, which need not exist. */
  static OutputFolder of(Path path, Configuration hadoop) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return new OutputFolder(files, files.makeQualified(path));
  }

  /** Returns the default path of the job's checkpoint. */
  Path checkpoint() {
    return new Path(path, CHECKPOINT);
  }

  /**
   * Checks that the folder contains no other files.
   *
   * @throws CommandFailedException if it does
   */
  void checkEmpty(Texts texts) throws CommandFailedException, IOException {
    if (!files.exists(path)) {
      return;
    }
    for (FileStatus each : files.listStatus(path)) {
      if (!each.getPath().getName().equals(CHECKPOINT)) {
        throw new CommandFailedException(
            texts.sentence("output.not_empty", path, each.getPath().getName()));
      }
    }
  }
}
