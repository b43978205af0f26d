package id.suhu.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder that contains a job's progress. A file in it identifies the owner: with the progress
 * of another job, topic or output, records would be skipped or written twice.
 *
 * @param files the file system
 * @param folder with its scheme, such as {@code file:} or {@code hdfs:}
 * @param owner the identity of the job: its name, topic and output
 * @param id unique id of this checkpoint
 * @param isNew whether it is empty
 */
record Checkpoint(
    FileSystem files, Path folder, Map<String, String> owner, String id, boolean isNew) {

  Checkpoint {
    owner = Map.copyOf(owner);
  }

  private static final String FILE = "suhu-job.json";
  private static final String ID = "id";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Reads the folder without changing it.
   *
   * @throws CommandFailedException if the folder belongs to another job or is not a checkpoint
   */
  static Checkpoint look(Path place, Configuration hadoop, Map<String, String> owner, Texts texts)
      throws CommandFailedException, IOException {
    FileSystem files = place.getFileSystem(hadoop);
    Path folder = files.makeQualified(place);
    Path file = new Path(folder, FILE);
    if (!files.exists(file)) {
      if (files.exists(folder) && files.listStatus(folder).length > 0) {
        throw new CommandFailedException(texts.sentence("checkpoint.foreign", folder));
      }
      return new Checkpoint(files, folder, owner, UUID.randomUUID().toString(), true);
    }
    Map<String, String> found = read(files, file, folder, texts);
    String id = found.remove(ID);
    if (id == null || !found.equals(owner)) {
      throw new CommandFailedException(
          texts.sentence("checkpoint.other", folder, found, new TreeMap<>(owner)));
    }
    return new Checkpoint(files, folder, owner, id, false);
  }

  private static Map<String, String> read(FileSystem files, Path file, Path folder, Texts texts)
      throws CommandFailedException, IOException {
    try (InputStream in = files.open(file)) {
      Map<String, String> found = new TreeMap<>();
      JSON.readTree(in)
          .properties()
          .forEach(each -> found.put(each.getKey(), each.getValue().asText()));
      return found;
    } catch (JsonProcessingException e) {
      throw new CommandFailedException(texts.sentence("checkpoint.foreign", folder), e);
    }
  }

  /** Claims a new folder for this job; does nothing if the job already owns it. */
  void take() throws IOException {
    if (isNew) {
      Map<String, String> content = new TreeMap<>(owner);
      content.put(ID, id);
      files.mkdirs(folder);
      try (OutputStream out = files.create(new Path(folder, FILE), false)) {
        out.write(JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
