package id.suhu.app.cli.history;

import id.suhu.messages.Numbers;
import id.suhu.messages.Timestamps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws readings of one sensor with characters: each column is a period, from its lowest to its
 * highest.
 */
final class Chart {

  private static final int COLUMNS = 72;
  private static final int ROWS = 16;

  /** The number of points to ask for: two in each column. */
  static final int POINTS = 2 * COLUMNS;

  /** A chart of one temperature has this height, °C. */
  private static final double LEAST_HEIGHT = 1;

  /**
   * A reading.
   *
   * @param timeMs event time, epoch milliseconds
   * @param celsius °C
   */
  record Point(long timeMs, double celsius) {

    /** Reads a point of the API. */
    static Point of(String eventTime, String temperature) {
      return new Point(Timestamps.read(eventTime).orElseThrow(), Double.parseDouble(temperature));
    }
  }

  private Chart() {}

  /** Returns the lines. */
  static List<String> lines(List<Point> points) {
    double lowest = points.stream().mapToDouble(Point::celsius).min().orElseThrow();
    double highest = points.stream().mapToDouble(Point::celsius).max().orElseThrow();
    double missing = Math.max(0, LEAST_HEIGHT - (highest - lowest)) / 2;
    char[][] cells = cells(points, lowest - missing, highest + missing);
    List<String> lines = new ArrayList<>();
    for (int row = ROWS - 1; row >= 0; row--) {
      double celsius = lowest - missing + (highest - lowest + 2 * missing) * row / (ROWS - 1);
      boolean labelled = row % 5 == 0;
      lines.add(
          "%10s %s%s"
              .formatted(
                  labelled ? Numbers.temperature(Math.round(celsius * 10) / 10.0) + " °C" : "",
                  labelled ? "┤" : "│",
                  new String(cells[row]))
              .stripTrailing());
    }
    lines.add(" ".repeat(11) + "└" + "─".repeat(COLUMNS));
    String from = Timestamps.print(points.get(0).timeMs());
    String to = Timestamps.print(points.get(points.size() - 1).timeMs());
    lines.add(" ".repeat(12) + from + " ".repeat(COLUMNS - from.length() - to.length()) + to);
    return lines;
  }

  private static char[][] cells(List<Point> points, double lowest, double highest) {
    char[][] cells = new char[ROWS][COLUMNS];
    for (char[] row : cells) {
      Arrays.fill(row, ' ');
    }
    long fromMs = points.get(0).timeMs();
    long lengthMs = Math.max(1, points.get(points.size() - 1).timeMs() - fromMs);
    int[] low = new int[COLUMNS];
    int[] high = new int[COLUMNS];
    Arrays.fill(low, ROWS);
    Arrays.fill(high, -1);
    for (Point point : points) {
      int column = (int) Math.min(COLUMNS - 1, (point.timeMs() - fromMs) * COLUMNS / lengthMs);
      int row = (int) Math.round((point.celsius() - lowest) / (highest - lowest) * (ROWS - 1));
      low[column] = Math.min(low[column], row);
      high[column] = Math.max(high[column], row);
    }
    for (int column = 0; column < COLUMNS; column++) {
      for (int row = low[column]; row <= high[column]; row++) {
        cells[row][column] = low[column] == high[column] ? '─' : '█';
      }
    }
    return cells;
  }
}
