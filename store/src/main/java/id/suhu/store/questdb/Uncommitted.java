package id.suhu.store.questdb;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rows of the current transaction. Not thread-safe. */
final class Uncommitted {

  private final List<Reading> rows = new ArrayList<>();
  private final Map<Identity, Position> positions = new HashMap<>();

  /** Number of rows that are in {@link #positions}, which few transactions need. */
  private int indexed;

  void add(Reading row) {
    rows.add(row);
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
