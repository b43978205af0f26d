package id.suhu.sim.plant;

/** What goes wrong, and for how long. */
enum FaultKind {
  /** A filter clogs: the whole machine gives away less and less heat. */
  FAILING_COOLING(600, 1200),
  /** A bearing wears out: its friction grows, faster and faster. */
  GROWING_FRICTION(600, 1200),
  /** One sensor shows the same value for ever. */
  STUCK(60, 300),
  /** One sensor says nothing. */
  DROPOUT(15, 60),
  /** One sensor's cable is loose: some of its values are far off. */
  SPIKES(60, 180);

  private final int shortest;
  private final int longest;

  FaultKind(int shortest, int longest) {
    this.shortest = shortest;
    this.longest = longest;
  }

  /** The shortest that it lasts, in seconds. */
  int shortest() {
    return shortest;
  }

  /** The longest that it lasts, in seconds. */
  int longest() {
    return longest;
  }
}
