package id.suhu.app.cli.history;

import id.suhu.app.cli.api.ApiRows;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A query's table.
 *
 * @param format of a line
 * @param columns their names, which are those of the API
 */
record QueryTable(String format, List<String> columns) {

  /** Readings, or points of them. */
  static final QueryTable READINGS =
      new QueryTable(
          "%-24s  %11s  %-24s  %s",
          List.of("event_time", "temperature", "sensor_id", "machine_id"));

  /** Rollups. */
  static final QueryTable PERIODS =
      new QueryTable(
          "%-24s  %10s  %10s  %10s  %10s",
          List.of("event_time", "minimum", "mean", "maximum", "count"));

  String heading() {
    return format.formatted(columns.toArray()).stripTrailing();
  }

  String line(ApiRows.Row row) {
    Object[] values =
        columns.stream()
            .map(column -> column.equals("mean") ? mean(row.values()) : row.text(column))
            .toArray();
    return format.formatted(values).stripTrailing();
  }

  /** A mean has no exact value: two digits are enough. */
  private static String mean(Map<String, ApiRows.Value> values) {
    ApiRows.Value mean = values.get("mean");
    return mean == null ? "" : String.format(Locale.ROOT, "%.2f", Double.valueOf(mean.text()));
  }
}
