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
import java.util.stream.Stream;

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

  /** Readings of many times, such as one per hour, are not looked up one by one. */
  private static final int MOST_QUERIES = 50;

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
    int from = 0;
    for (int to : ends(sorted)) {
      find(database, sorted.subList(from, to), rows);
      from = to;
    }
    return rows;
  }

  /** Returns the ends of the groups into which readings are parted, at the longest gaps. */
  private static List<Integer> ends(List<Reading> sorted) {
    return Stream.concat(
            IntStream.range(1, sorted.size())
                .boxed()
                .filter(at -> gapMs(sorted, at) > GAP_MS)
                .sorted(Comparator.comparingLong((Integer at) -> gapMs(sorted, at)).reversed())
                .limit(MOST_QUERIES - 1),
            Stream.of(sorted.size()))
        .sorted()
        .toList();
  }

  /** Returns the time between a reading and the one before it. */
  private static long gapMs(List<Reading> sorted, int at) {
    return sorted.get(at).eventTimeMs() - sorted.get(at - 1).eventTimeMs();
  }

  private static void find(Database database, List<Reading> sorted, Map<Identity, Position> rows) {
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
    database.query(
        "SELECT event_time, sensor_id, temperature, kafka_partition, kafka_offset FROM %s"
                .formatted(Readings.TABLE)
            + " WHERE event_time BETWEEN %d AND %d%s"
                .formatted(
                    Micros.of(sorted.get(0).eventTimeMs()),
                    Micros.of(sorted.get(sorted.size() - 1).eventTimeMs()),
                    filter),
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
