package id.suhu.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a table of an archive independently of Spark and Delta: the log as JSON, the Parquet files
 * with DuckDB.
 */
final class ArchiveFiles {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ArchiveFiles() {}

  /** Returns the current files. */
  static List<Path> current(Path table) throws IOException {
    List<Path> commits;
    try (Stream<Path> log = Files.list(table.resolve("_delta_log"))) {
      commits = log.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    TreeSet<String> count = new TreeSet<>();
    for (Path commit : commits) {
      for (String line : Files.readAllLines(commit)) {
        JsonNode action = JSON.readTree(line);
        if (action.has("add")) {
          count.add(action.get("add").get("path").asText());
        } else if (action.has("remove")) {
          count.remove(action.get("remove").get("path").asText());
        }
      }
    }
    return count.stream().map(table::resolve).toList();
  }

  /**
   * * Returns the rows of files.
   *
   * @param columns DuckDB's expressions
   * @return the values as text, separated by bars, nulls as {@code -}
   */
  static List<String> rows(List<Path> files, List<String> columns) throws SQLException {
    List<String> rows = new ArrayList<>();
    if (files.isEmpty()) {
      return rows;
    }
    String list = files.stream().map("'%s'"::formatted).collect(Collectors.joining(", ", "[", "]"));
    String values =
        columns.stream()
            .map("coalesce(CAST(%s AS VARCHAR), '-')"::formatted)
            .collect(Collectors.joining(", "));
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      statement.execute("SET memory_limit = '256MB'");
      try (ResultSet result =
          statement.executeQuery(
              "SELECT concat_ws('|', %s) FROM read_parquet(%s, hive_partitioning = true)"
                  .formatted(values, list))) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
    }
    return rows;
  }
}
