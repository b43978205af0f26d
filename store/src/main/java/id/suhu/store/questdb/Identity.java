package id.suhu.store.questdb;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The identity of a reading: there is one row for it.
 *
 * @param sensor the sensor's id
 * @param eventTimeMs event time, epoch milliseconds
 * @param celsius °C
 */
record Identity(String sensor, long eventTimeMs, double celsius) {

  /** Readings further apart are looked up by separate queries, which skip what is between them. */
  private static final long GAP_MS = 60_000;

  /** With more gaps than this, such as readings of one per hour have, their times are looked up. */
  private static final int MOST_GAPS = 50;

  /** Maximum number of times in a query. */
  private static final int TIMES_PER_QUERY = 1_000;

  /** Above this number, the filter costs more than it saves. */
  private static final int MOST_NAMED_SENSORS = 100;

  static Identity of(Reading reading) {
    return new Identity(reading.sensor().text(), reading.eventTimeMs(), reading.celsius());
  }

  /**
   * Returns the positions of the rows of readings, as far as there are rows.
   *
   * @param readings at least one
   */
  static Map<Identity, Position> find(Database database, List<Reading> readings) {
    Map<Identity, Position> rows = new HashMap<>();
    List<Reading> sorted = new ArrayList<>(readings);
    sorted.sort(Comparator.comparingLong(Reading::eventTimeMs));
    List<Integer> gaps =
        IntStream.range(1, sorted.size())
            .filter(at -> sorted.get(at).eventTimeMs() - sorted.get(at - 1).eventTimeMs() > GAP_MS)
            .boxed()
            .toList();
    if (gaps.size() > MOST_GAPS) {
      findTimes(database, sorted, rows);
    } else {
      int from = 0;
      for (int to : gaps) {
        findRange(database, sorted.subList(from, to), rows);
        from = to;
      }
      findRange(database, sorted.subList(from, sorted.size()), rows);
    }
    return rows;
  }

  /** Finds rows by their exact times. */
  private static void findTimes(
      Database database, List<Reading> sorted, Map<Identity, Position> rows) {
    Set<Identity> wanted = sorted.stream().map(Identity::of).collect(Collectors.toSet());
    List<Long> times = sorted.stream().map(Reading::eventTimeMs).distinct().toList();
    for (int from = 0; from < times.size(); from += TIMES_PER_QUERY) {
      List<Long> some = times.subList(from, Math.min(from + TIMES_PER_QUERY, times.size()));
      String list =
          some.stream().map(ms -> String.valueOf(Micros.of(ms))).collect(Collectors.joining(", "));
      find(database, "event_time IN (%s)".formatted(list), wanted, rows);
    }
  }

  /** Finds rows from the first to the last time. */
  private static void findRange(
      Database database, List<Reading> sorted, Map<Identity, Position> rows) {
    Set<Identity> wanted = new HashSet<>();
    Set<String> sensors = new HashSet<>();
    for (Reading reading : sorted) {
      wanted.add(of(reading));
      sensors.add(reading.sensor().text());
    }
    String filter =
        sensors.size() > MOST_NAMED_SENSORS
            ? ""
            : " AND sensor_id IN (%s)"
                .formatted(sensors.stream().map(SqlText::quoted).collect(Collectors.joining(", ")));
    String range =
        "event_time BETWEEN %d AND %d"
            .formatted(
                Micros.of(sorted.get(0).eventTimeMs()),
                Micros.of(sorted.get(sorted.size() - 1).eventTimeMs()));
    find(database, range + filter, wanted, rows);
  }

  private static void find(
      Database database, String where, Set<Identity> wanted, Map<Identity, Position> rows) {
    database.query(
        "SELECT event_time, sensor_id, temperature, kafka_partition, kafka_offset FROM %s WHERE %s"
            .formatted(Readings.TABLE, where),
        row -> {
          Identity identity =
              new Identity(
                  row.getSymA(1).toString(),
                  Micros.toMillis(row.getTimestamp(0)),
                  row.getDouble(2));
          if (wanted.contains(identity)) {
            rows.put(identity, new Position(row.getInt(3), row.getLong(4)));
          }
        });
  }
}
