package id.suhu.core.simulation;

import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a sensor's clock is slow, worked out anew each time from all the readings that it sent in
 * time. Written from these sentences, not from the code that it judges:
 *
 * <p>A stretch of readings begins at one of them. The clock keeps pace over a stretch if event time
 * advanced by at least a tenth of what arrival did. While the clock is good, each reading that
 * keeps pace begins a new stretch; the first that does not begins one too; after it, a stretch of
 * ten seconds or more without keeping pace makes the clock slow. While it is slow, each stretch of
 * ten seconds or more decides anew. Arrival that goes back begins a new stretch.
 */
final class SlowPace {

  private static final long TEN_SECONDS_MS = 10_000;

  private final List<Reading> taken = new ArrayList<>();

  void takes(Reading reading) {
    taken.add(reading);
  }

  void startsAnewAt(Reading reading) {
    taken.clear();
    taken.add(reading);
  }

  boolean isSlowAt(Reading next) {
    boolean slow = false;
    boolean warned = false;
    Reading first = taken.isEmpty() ? next : taken.get(0);
    for (int i = 1; i <= taken.size(); i++) {
      Reading reading = i == taken.size() ? next : taken.get(i);
      double arrived = reading.arrivalMs() - first.arrivalMs();
      double advanced = reading.eventTimeMs() - first.eventTimeMs();
      boolean pace = advanced >= arrived / 10;
      boolean nothing = arrived == 0 && advanced == 0;
      boolean isLong = arrived >= TEN_SECONDS_MS;
      boolean decides = slow ? isLong : pace || !warned || isLong;
      if (arrived < 0) {
        first = reading;
      } else if (decides && !nothing) {
        slow = !pace && (slow || warned);
        warned = !pace;
        first = reading;
      }
    }
    return slow;
  }
}
