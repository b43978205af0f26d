package id.suhu.sim.plant;

/** The kinds of faults, with their durations. */
enum FaultKind {
  /** A filter clogs: the cooling of the whole machine decreases. */
  FAILING_COOLING(600, 1200),
  /** A bearing wears out: its friction grows exponentially. */
  GROWING_FRICTION(600, 1200),
  /** One sensor repeats the same value. */
  STUCK(60, 300),
  /** One sensor sends nothing. */
  DROPOUT(15, 60),
  /** One sensor's cable is loose: some of its values are far too high. */
  SPIKES(60, 180);

  private final int shortest;
  private final int longest;

  FaultKind(int shortest, int longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /** Returns the minimum duration, in seconds. */
  int shortest() {
    return shortest;
  }

  /** Returns the maximum duration, in seconds. */
  int longest() {
    return longest;
  }
}
