package id.suhu.sim.plant;

/**
 * The load of a machine: continuous operation with intermittent load (duty type S6 of IEC 60034-1).
 * Loaded and idle phases alternate; their durations are uniformly distributed.
 *
 * @param shortestLoaded seconds
 * @param longestLoaded seconds
 * @param shortestIdle seconds
 * @param longestIdle seconds
 * @param lightest minimum load of a loaded phase, as a fraction of the rated load
 * @param heaviest maximum load of a loaded phase
 */
record LoadPattern(
    int shortestLoaded,
    int longestLoaded,
    int shortestIdle,
    int longestIdle,
    double lightest,
    double heaviest) {}
