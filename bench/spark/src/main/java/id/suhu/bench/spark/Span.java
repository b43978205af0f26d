package id.suhu.bench.spark;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a contestant tells of its own run, as a line on standard error. The start of its JVM, and of
 * Spark, is no part of it.
 *
 * @param duration from the query's start to its end
 * @param readings how many it has read
 * @param hot how many of them it has passed on; empty if it does not know
 */
record Span(Duration duration, long readings, Optional<Long> hot) {

  private static final String UNKNOWN = "-";

  private static final Pattern LINE =
      Pattern.compile("bench: (\\d+) ns, (\\d+) readings, (\\d+|-) hot");

  /** The line for it. */
  String line() {
    return "bench: %d ns, %d readings, %s hot"
        .formatted(duration.toNanos(), readings, hot.map(String::valueOf).orElse(UNKNOWN));
  }

  /** What a line tells; empty for other lines. */
  static Optional<Span> of(String line) {
    Matcher matcher = LINE.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new Span(
                Duration.ofNanos(Long.parseLong(matcher.group(1))),
                Long.parseLong(matcher.group(2)),
                Optional.of(matcher.group(3))
                    .filter(hot -> !hot.equals(UNKNOWN))
                    .map(Long::parseLong)))
        : Optional.empty();
  }
}
