package id.suhu.sim.plant;

/**
 * One fault of a machine, from its beginning to its repair.
 *
 * @param kind the kind of fault
 * @param point the measuring point of the affected sensor; unused for a fault of the machine
 * @param from the second since the start in which the fault begins
 * @param to the second in which it ends, exclusive
 */
record Fault(FaultKind kind, int point, long from, long to) {

  /** The remaining cooling when a failing cooling is repaired, as a fraction. */
  static final double WORST_COOLING = 0.4;

  /** The friction of a bearing when it is replaced, as a multiple of its normal friction. */
  static final double WORST_FRICTION = 5;

  /** Returns whether the fault is present in this second. */
  boolean at(long second) {
    return second >= from && second < to;
  }

  /** Returns whether this sensor has a fault of this kind. */
  boolean affects(int measuringPoint, FaultKind how, long second) {
    return kind == how && point == measuringPoint && at(second);
  }

  /** Returns the cooling as a fraction of the normal one; it falls linearly. */
  double cooling(long second) {
    return kind == FaultKind.FAILING_COOLING && at(second)
        ? 1 - (1 - WORST_COOLING) * progress(second)
        : 1;
  }

  /** Returns the friction as a multiple of the normal one; it grows exponentially. */
  double friction(long second) {
    return kind == FaultKind.GROWING_FRICTION && at(second)
        ? StrictMath.pow(WORST_FRICTION, progress(second))
        : 1;
  }

  private double progress(long second) {
    return (second - from) / (double) (to - from);
  }
}
