package id.suhu.sim.plant;

/**
 * How a machine works: continuous operation with intermittent load (duty type S6 of IEC 60034-1).
 * Phases under load and phases without take turns; their lengths are drawn evenly from a range.
 *
 * @param shortestLoaded seconds
 * @param longestLoaded seconds
 * @param shortestIdle seconds
 * @param longestIdle seconds
 * @param lightest load of a loaded phase, as a part of the rated load
 * @param heaviest the same
 */
record LoadPattern(
    int shortestLoaded,
    int longestLoaded,
    int shortestIdle,
    int longestIdle,
    double lightest,
    double heaviest) {}
