package id.suhu.bench.spark;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A contestant's own figures, which it prints as a line on standard error. They exclude the start
 * of the JVM and of Spark.
 *
 * @param duration from the start of the query to its end
 * @param readings the number of readings read
 * @param hot the number of hot readings, or empty if the contestant does not know it
 */
record RunSummary(Duration duration, long readings, Optional<Long> hot) {

  private static final String UNKNOWN = "-";

  private static final Pattern LINE =
      Pattern.compile("bench: (\\d+) ns, (\\d+) readings, (\\d+|-) hot");

  /** Returns the line. */
  String line() {
    return "bench: %d ns, %d readings, %s hot"
        .formatted(duration.toNanos(), readings, hot.map(String::valueOf).orElse(UNKNOWN));
  }

  /** Parses a line; empty if it is not a summary. */
  static Optional<RunSummary> parse(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new RunSummary(
                Duration.ofNanos(Long.parseLong(matcher.group(1))),
                Long.parseLong(matcher.group(2)),
                Optional.of(matcher.group(3))
                    .filter(hot -> !hot.equals(UNKNOWN))
                    .map(Long::parseLong)))
        : Optional.empty();
  }
}
