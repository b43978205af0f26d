package id.suhu.core.simulation;

import id.suhu.core.reading.Reading;
import java.util.ArrayList;
import java.util.List;

/**
 * A slow reference model for the rate of a sensor's clock, computed each time from all readings on
 * time. Written from the following definition, not from the code under test:
 *
 * <p>The clock keeps pace over an interval if event time advanced by at least a tenth of the
 * arrival time. While the clock is good, each reading that keeps pace starts a new interval, and so
 * does the first one that does not; after that one, an interval of ten seconds or more without
 * keeping pace makes the clock slow. While the clock is slow, each interval of ten seconds or more
 * decides again. An arrival earlier than the one before starts a new interval.
 */
final class SlowPace {

  private static final long TEN_SECONDS_MS = 10_000;

  private final List<Reading> taken = new ArrayList<>();

  void takes(Reading reading) {
    taken.add(reading);
  }

  void startsAnew() {
    taken.clear();
  }

  /** Returns whether the clock was slow at the latest reading. */
  boolean isSlow() {
    return !taken.isEmpty() && isSlowAt(taken.get(taken.size() - 1));
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
