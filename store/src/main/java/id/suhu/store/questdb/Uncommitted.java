package id.suhu.store.questdb;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The rows of the current transaction. Not thread-safe. */
final class Uncommitted {

  private final List<Reading> rows = new ArrayList<>();
  private final Map<Identity, Position> positions = new HashMap<>();
  private long earliestMs;

  /** Number of rows that are in {@link #positions}, which few transactions need. */
  private int indexed;

  void add(Reading row) {
    earliestMs = rows.isEmpty() ? row.eventTimeMs() : Math.min(earliestMs, row.eventTimeMs());
    rows.add(row);
  }

  /** Returns the earliest event time, epoch milliseconds; empty if there are no rows. */
  OptionalLong earliestMs() {
    return rows.isEmpty() ? OptionalLong.empty() : OptionalLong.of(earliestMs);
  }

  Map<Identity, Position> positions() {
    for (; indexed < rows.size(); indexed++) {
      Reading row = rows.get(indexed);
      positions.put(Identity.of(row), row.position());
    }
    return positions;
  }

  void clear() {
    rows.clear();
    positions.clear();
    indexed = 0;
  }
}
