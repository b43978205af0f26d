package id.suhu.spark;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder that a job writes to.
 *
 * @param files where it lies
 * @param path with its scheme, such as {@code file:} or {@code hdfs:}
 */
record OutputFolder(FileSystem files, Path path) {

  private static final String CHECKPOINT = "_checkpoint";

  /** The folder of a path, which need not be there. */
  static OutputFolder of(Path path, Configuration hadoop) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return new OutputFolder(files, files.makeQualified(path));
  }

  /** Where the job keeps how far it has come if nothing else is said. */
  Path checkpoint() {
    return new Path(path, CHECKPOINT);
  }

  /**
   * That nobody else's files lie in it.
   *
   * @throws CommandFailedException if some do
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
