package id.suhu.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An example of a page: fenced blocks {@code yaml}, {@code input} and {@code journal} under one
 * heading. The blocks again under the same heading are the same plant after a restart.
 *
 * @param heading what it is about
 * @param parts from restart to restart
 */
record AlarmExample(String heading, List<Part> parts) {

  /**
   * What happens under one configuration.
   *
   * @param rules YAML
   * @param input a line for each thing that happens
   * @param journal a line for each event
   */
  record Part(String rules, List<String> input, List<String> journal) {}

  /** The examples of a page. */
  static List<AlarmExample> in(Path page) throws IOException {
    List<AlarmExample> examples = new ArrayList<>();
    Map<String, List<String>> blocks = new HashMap<>();
    List<Part> parts = new ArrayList<>();
    List<String> block = null;
    String heading = "";
    for (String line : Files.readAllLines(page)) {
      if (block != null) {
        if (line.equals("```")) {
          block = null;
        } else {
          block.add(line);
        }
      } else if (line.startsWith("#")) {
        if (!parts.isEmpty()) {
          examples.add(new AlarmExample(heading, List.copyOf(parts)));
          parts.clear();
        }
        heading = line;
      } else if (line.startsWith("```")) {
        block = new ArrayList<>();
        blocks.put(line.substring(3), block);
      }
      if (block == null && blocks.containsKey("journal")) {
        parts.add(
            new Part(
                String.join("\n", Objects.requireNonNull(blocks.get("yaml"))),
                List.copyOf(Objects.requireNonNull(blocks.get("input"))),
                List.copyOf(Objects.requireNonNull(blocks.get("journal")))));
        blocks.clear();
      }
    }
    if (!parts.isEmpty()) {
      examples.add(new AlarmExample(heading, List.copyOf(parts)));
    }
    return examples;
  }

  @Override
  public String toString() {
    return heading;
  }
}
