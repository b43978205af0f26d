package id.suhu.sim.plant;

import java.util.List;
import java.util.SplittableRandom;

/** The faults of one machine, one at a time, with fault-free periods between. Not thread-safe. */
final class FaultSchedule {

  private static final List<FaultKind> KINDS = List.of(FaultKind.values());

  /** Fault-free periods, in seconds. */
  private static final int SHORTEST_SOUND = 120;

  private static final int LONGEST_SOUND = 1800;

  private final SplittableRandom random;
  private final int points;
  private Fault fault;

  /**
   * @param points number of sensors of the machine
   */
  FaultSchedule(SplittableRandom random, int points) {
    this.random = random;
    this.points = points;
    this.fault = draw(0);
  }

  /**
   * Returns the fault of this second, or the next one.
   *
   * @param second since the start; never less than in the call before
   */
  Fault at(long second) {
    while (second >= fault.to()) {
      fault = draw(fault.to());
    }
    return fault;
  }

  private Fault draw(long soundFrom) {
    FaultKind kind = KINDS.get(random.nextInt(KINDS.size()));
    long from = soundFrom + random.nextInt(SHORTEST_SOUND, LONGEST_SOUND + 1);
    long length = random.nextInt(kind.shortest(), kind.longest() + 1);
    return new Fault(kind, random.nextInt(points), from, from + length);
  }
}
