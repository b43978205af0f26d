package id.suhu.store.feed;

import java.time.Duration;

/**
 * How often a feed does what costs something.
 *
 * @param repairEvery the time between two looks at the health of the database
 * @param retainEvery the time between two looks for readings that are too old or too many
 * @param findPartitionsEvery after which time partitions that were added are read
 * @param firstPause the pause after a failure
 * @param longestPause the longest pause after repeated failures
 */
public record FeedPace(
    Duration repairEvery,
    Duration retainEvery,
    Duration findPartitionsEvery,
    Duration firstPause,
    Duration longestPause) {

  public static final FeedPace DEFAULT =
      new FeedPace(
          Duration.ofSeconds(2),
          Duration.ofSeconds(20),
          Duration.ofSeconds(10),
          Duration.ofMillis(500),
          Duration.ofSeconds(10));
}
