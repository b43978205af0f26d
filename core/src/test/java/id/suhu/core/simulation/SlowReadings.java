package id.suhu.core.simulation;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.simulation.Seen.Fate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * All good readings of one sensor in the order in which they came, each with its class. The class
 * of the next one is determined from them. Written from the design, not from the code under test.
 */
final class SlowReadings {

  private static final long TEN_SECONDS_MS = 10_000;

  /** The number of temperatures at one event time that are recognised when they are repeated. */
  private static final int RECOGNISED = 16;

  private final List<Seen> all = new ArrayList<>();
  private final List<Seen> anew = new ArrayList<>();
  private final SlowPace pace = new SlowPace();
  private long late;

  /** Classifies a reading and adds it. */
  Seen add(long n, Reading reading, boolean plausible) {
    Optional<Seen> newest = newest();
    boolean onTime = newest.filter(before -> before.eventMs() > reading.eventTimeMs()).isEmpty();
    boolean slow = onTime && (plausible ? pace.isSlowAt(reading) : pace.isSlow());
    Fate fate = onTime ? Fate.ON_TIME : fateOfOlder(newest.orElseThrow().reading, reading);
    if (onTime && plausible && !slow && isRepeated(reading)) {
      fate = Fate.REPEATED;
    }
    Seen seen = new Seen(n, reading, fate, plausible, slow);
    all.add(seen);
    if (fate == Fate.ANEW) {
      anew.add(seen);
      pace.startsAnew();
    }
    if (plausible && !seen.isLate()) {
      pace.takes(reading);
    }
    late += seen.isLate() ? 1 : 0;
    return seen;
  }

  private Fate fateOfOlder(Reading newest, Reading reading) {
    boolean cameAfter =
        newest.position().partition() == reading.position().partition()
            ? reading.position().offset() > newest.position().offset()
            : reading.arrivalMs() > newest.arrivalMs();
    if (!cameAfter) {
      return Fate.OLD;
    }
    // The earliest by the broker's clock: if that was set back, the time counts from there.
    long firstMs = reading.arrivalMs();
    for (int i = all.size() - 1; !isNewest(i); i--) {
      if (all.get(i).fate == Fate.LATE) {
        firstMs = Math.min(firstMs, all.get(i).arrivalMs());
      }
    }
    return reading.arrivalMs() - firstMs >= TEN_SECONDS_MS ? Fate.ANEW : Fate.LATE;
  }

  private boolean isNewest(int index) {
    return all.get(index).isEvaluated();
  }

  private boolean isRepeated(Reading reading) {
    List<Double> recent = new ArrayList<>();
    for (int i = all.size() - 1; i >= 0 && recent.size() < RECOGNISED; i--) {
      Seen seen = all.get(i);
      double celsius = seen.reading.celsius();
      if (seen.isEvaluated()) {
        if (seen.eventMs() != reading.eventTimeMs()) {
          break;
        }
        if (!recent.contains(celsius)) {
          recent.add(celsius);
        }
      }
      if (seen.startsAnew()) {
        break;
      }
    }
    return recent.contains(reading.celsius());
  }

  /** Returns the newest reading by event time, since the clock was last set back. */
  Optional<Seen> newest() {
    return newestBefore(all.size());
  }

  private Optional<Seen> newestBefore(int index) {
    for (int i = index - 1; i >= 0; i--) {
      if (all.get(i).isEvaluated()) {
        return Optional.of(all.get(i));
      }
      if (all.get(i).startsAnew()) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Returns the readings that came from a number on, the latest first. */
  Iterable<Seen> backTo(long n) {
    return () -> new Backwards(n);
  }

  private final class Backwards implements Iterator<Seen> {
    private final long from;
    private int index = all.size();

    Backwards(long from) {
      this.from = from;
    }

    @Override
    public boolean hasNext() {
      return index > 0 && all.get(index - 1).n >= from;
    }

    @Override
    public Seen next() {
      return all.get(--index);
    }
  }

  /** Returns the readings at which evaluation started anew. */
  List<Seen> anew() {
    return anew;
  }

  /** Returns whether the newest reading has the flag {@code clock}. */
  boolean isNewestSuspect() {
    Seen newest = newest().orElseThrow();
    long untilMs = Long.MIN_VALUE;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).startsAnew()) {
        untilMs = Math.max(untilMs, newestBefore(i).orElseThrow().eventMs());
      }
    }
    return newest.reading.clockSuspect() || newest.slow || newest.eventMs() <= untilMs;
  }

  Position position() {
    return all.isEmpty() ? Position.NONE : all.get(all.size() - 1).reading.position();
  }

  /** Returns the machine that the latest evaluated reading with a machine names. */
  Optional<String> machine() {
    for (Seen seen : backTo(Long.MIN_VALUE)) {
      if (seen.isEvaluated() && seen.reading.machine().isPresent()) {
        return seen.reading.machine();
      }
    }
    return Optional.empty();
  }

  long count() {
    return all.size();
  }

  long lateCount() {
    return late;
  }
}
