package id.suhu.sim.plant;

import java.util.SplittableRandom;

/** The load of one machine, per second. Not thread-safe. */
final class LoadCycle {

  private final LoadPattern pattern;
  private final SplittableRandom random;
  private double load;
  private long phaseEnd;

  /**
   * @param loaded whether the first phase is under load
   * @param firstPhase its length in seconds, above 0
   */
  LoadCycle(LoadPattern pattern, SplittableRandom random, boolean loaded, long firstPhase) {
    this.pattern = pattern;
    this.random = random;
    this.load = loaded ? drawLoad() : 0;
    this.phaseEnd = firstPhase;
  }

  /**
   * Returns the load in the second that starts here, as a fraction of the rated load; 0 without
   * load.
   *
   * @param second since the start; never less than in the call before
   */
  double at(long second) {
    while (second >= phaseEnd) {
      if (load > 0) {
        load = 0;
        phaseEnd += random.nextInt(pattern.shortestIdle(), pattern.longestIdle() + 1);
      } else {
        load = drawLoad();
        phaseEnd += random.nextInt(pattern.shortestLoaded(), pattern.longestLoaded() + 1);
      }
    }
    return load;
  }

  private double drawLoad() {
    return random.nextDouble(pattern.lightest(), pattern.heaviest());
  }
}
