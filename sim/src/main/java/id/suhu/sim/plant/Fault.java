package id.suhu.sim.plant;

/**
 * One fault of a machine, from its beginning to its repair.
 *
 * @param kind what
 * @param point the measuring point whose sensor has it; of no meaning for a fault of the machine
 * @param from the second since the start in which it begins
 * @param to the second in which it is gone
 */
record Fault(FaultKind kind, int point, long from, long to) {

  /** What is left of the cooling when a failing one is repaired. */
  static final double WORST_COOLING = 0.4;

  /** How many times its sound friction a bearing has when it is replaced. */
  static final double WORST_FRICTION = 5;

  /** Whether it is there in this second. */
  boolean at(long second) {
    return second >= from && second < to;
  }

  /** Whether this sensor shows something else than the truth. */
  boolean spoils(int measuringPoint, FaultKind how, long second) {
    return kind == how && point == measuringPoint && at(second);
  }

  /** Cooling as a part of the sound one: falls evenly. */
  double cooling(long second) {
    return kind == FaultKind.FAILING_COOLING && at(second)
        ? 1 - (1 - WORST_COOLING) * progress(second)
        : 1;
  }

  /** Friction as a multiple of the sound one: grows exponentially. */
  double friction(long second) {
    return kind == FaultKind.GROWING_FRICTION && at(second)
        ? StrictMath.pow(WORST_FRICTION, progress(second))
        : 1;
  }

  private double progress(long second) {
    return (second - from) / (double) (to - from);
  }
}
