package id.suhu.app.cli.history;

import id.suhu.cli.Moment;
import id.suhu.cli.MomentConverter;
import id.suhu.cli.WrongUsageException;
import id.suhu.messages.Timestamps;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that select a range of event time: a picocli mixin. */
public final class RangeOptions {

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description =
          "The first event time: 2026-03-01, 2026-03-01T07:00 (UTC), 2026-03-01T14:00+07:00, or 24h"
              + " (before now).")
  private @Nullable Moment from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = MomentConverter.class,
      description = "The first event time after the range, in the same forms.")
  private @Nullable Moment to;

  /** Returns whether a range was given. */
  public boolean isGiven() {
    return from != null || to != null;
  }

  /**
   * Returns the parameters of the API.
   *
   * @throws WrongUsageException if the range is empty
   */
  public Map<String, String> parameters(long nowMs) {
    Map<String, String> parameters = new TreeMap<>();
    if (from != null) {
      parameters.put("from", Timestamps.print(from.timeMs(nowMs)));
    }
    if (to != null) {
      parameters.put("to", Timestamps.print(to.timeMs(nowMs)));
    }
    if (from != null && to != null && from.timeMs(nowMs) >= to.timeMs(nowMs)) {
      throw new WrongUsageException(
          "--from %s is not before --to %s"
              .formatted(parameters.get("from"), parameters.get("to")));
    }
    return parameters;
  }
}
