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
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The folder in which a job keeps how far it has come. A file in it tells whose it is: what another
 * job, topic or output had come to would be skipped, or written twice.
 *
 * @param folder the folder
 * @param id this checkpoint's, and no other's
 * @param isNew whether nothing was kept in it yet
 */
record Checkpoint(Path folder, String id, boolean isNew) {

  private static final String FILE = "suhu-job.json";
  private static final String ID = "id";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * Looks at the folder and touches nothing.
   *
   * @param owner what tells one job from another: its name, topic, output
   * @throws CommandFailedException if the folder is another job's, or no checkpoint
   */
  static Checkpoint look(FileSystem files, Path folder, Map<String, String> owner, Texts texts)
      throws CommandFailedException, IOException {
    Path file = new Path(folder, FILE);
    if (!files.exists(file)) {
      if (files.exists(folder) && files.listStatus(folder).length > 0) {
        throw new CommandFailedException(texts.sentence("checkpoint.foreign", folder));
      }
      return new Checkpoint(folder, UUID.randomUUID().toString(), true);
    }
    Map<String, String> found = read(files, file, folder, texts);
    String id = found.remove(ID);
    if (id == null || !found.equals(owner)) {
      throw new CommandFailedException(
          texts.sentence("checkpoint.other", folder, found, new TreeMap<>(owner)));
    }
    return new Checkpoint(folder, id, false);
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

  /** Takes a new folder for this job; does nothing to one that it has already. */
  void take(FileSystem files, Map<String, String> owner) throws IOException {
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
