package id.suhu.app.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An example in a document: under a heading, one or more pairs of rules and a table. Each pair
 * after the first is the same plant after a restart under other rules.
 *
 * @param heading the heading
 * @param parts from restart to restart
 */
record AlarmExample(String heading, List<Part> parts) {

  private static final String FENCE = "```";

  /** Copies the list. */
  AlarmExample {
    parts = List.copyOf(parts);
  }

  /**
   * What happens under one configuration.
   *
   * @param rules YAML
   * @param rows the table
   */
  record Part(String rules, List<Row> rows) {}

  /**
   * A row of a table.
   *
   * @param second when it happens
   * @param input what happens
   * @param events the events that the journal gets at this time
   * @param quality the sensor's quality afterwards; empty if the table does not show it
   */
  record Row(long second, String input, List<String> events, Optional<String> quality) {}

  /** Returns the examples of a document. */
  static List<AlarmExample> in(Path document) throws IOException {
    return new Reader().read(Files.readAllLines(document));
  }

  @Override
  public String toString() {
    return heading;
  }

  private static final class Reader {

    private final List<AlarmExample> examples = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<String> rules = new ArrayList<>();
    private String heading = "";
    private String fence = "";

    List<AlarmExample> read(List<String> lines) {
      lines.forEach(this::read);
      endTable();
      return examples;
    }

    private void read(String line) {
      if (!fence.isEmpty()) {
        readFenced(line);
      } else if (line.startsWith("|")) {
        readRow(cells(line));
      } else {
        endTable();
        if (line.startsWith(FENCE)) {
          fence = line.substring(FENCE.length());
          if (fence.equals("yaml")) {
            rules.clear();
          }
        } else if (line.startsWith("#")) {
          heading = line.replaceFirst("^#+ *", "");
        }
      }
    }

    private void readFenced(String line) {
      if (line.equals(FENCE)) {
        fence = "";
      } else if (fence.equals("yaml")) {
        rules.add(line);
      }
    }

    /** Reads a row of an example; only those have a time in the first column. */
    private void readRow(List<String> cells) {
      if (cells.get(0).matches("[0-9.,]+")) {
        rows.add(
            new Row(
                Long.parseLong(cells.get(0)),
                cells.get(1),
                cells.get(2).isEmpty() ? List.of() : List.of(cells.get(2).split("<br>", -1)),
                cells.size() > 3 ? Optional.of(cells.get(3)) : Optional.empty()));
      }
    }

    private static List<String> cells(String line) {
      List<String> cells = new ArrayList<>();
      for (String cell : line.substring(1, line.lastIndexOf('|')).split("\\|", -1)) {
        cells.add(cell.replace("`", "").strip());
      }
      return cells;
    }

    private void endTable() {
      if (rows.isEmpty()) {
        return;
      }
      Part part = new Part(String.join("\n", rules), List.copyOf(rows));
      rows.clear();
      if (part.rows().get(0).input().equals("restart")) {
        AlarmExample before = examples.remove(examples.size() - 1);
        List<Part> parts = new ArrayList<>(before.parts());
        parts.add(part);
        examples.add(new AlarmExample(before.heading(), parts));
      } else {
        examples.add(new AlarmExample(heading, List.of(part)));
      }
    }
  }
}
