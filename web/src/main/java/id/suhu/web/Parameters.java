package id.suhu.web;

import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.messages.Durations;
import id.suhu.messages.Quoted;
import id.suhu.messages.Timestamps;
import io.javalin.http.Context;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The parameters of a request's query. A name that no endpoint reads is an error: it is a typo. */
final class Parameters {

  private final Map<String, List<String>> given;

  /**
   * Checks the names.
   *
   * @param known the names that the endpoint reads
   * @throws ApiException if there is another one, or one is given twice
   */
  Parameters(Context request, String... known) {
    this.given = given(request);
    for (Map.Entry<String, List<String>> parameter : given.entrySet()) {
      if (!List.of(known).contains(parameter.getKey())) {
        throw ApiException.badRequest(
            "there is no parameter '%s'; the parameters of %s are %s"
                .formatted(
                    Quoted.shortened(parameter.getKey()),
                    request.path(),
                    new TreeSet<>(List.of(known))));
      }
      if (parameter.getValue().size() != 1) {
        throw ApiException.badRequest(
            "parameter '%s' is given %d times"
                .formatted(parameter.getKey(), parameter.getValue().size()));
      }
    }
  }

  /** Returns the values of each name. In UTF-8: Javalin would take the charset of the body. */
  static Map<String, List<String>> given(Context request) {
    Map<String, List<String>> given = new TreeMap<>();
    String query = request.queryString();
    for (String pair : query == null ? new String[0] : query.split("&")) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        given
            .computeIfAbsent(
                URLDecoder.decode(name, StandardCharsets.UTF_8), first -> new ArrayList<>())
            .add(URLDecoder.decode(value, StandardCharsets.UTF_8));
      }
    }
    return given;
  }

  /** Returns whether a parameter is given. */
  boolean has(String name) {
    return given.containsKey(name);
  }

  private @Nullable String text(String name) {
    List<String> values = given.get(name);
    return values == null ? null : values.get(0);
  }

  /** Returns the range of event time; all of time where an end is missing. */
  TimeRange range() {
    long fromMs = time("from").orElse(Long.MIN_VALUE);
    long toMs = time("to").orElse(Long.MAX_VALUE);
    if (fromMs >= toMs) {
      throw ApiException.badRequest(
          "from '%s' is not before to '%s'".formatted(text("from"), text("to")));
    }
    return new TimeRange(fromMs, toMs);
  }

  private OptionalLong time(String name) {
    String text = text(name);
    if (text == null) {
      return OptionalLong.empty();
    }
    // A plus sign that the client has not encoded arrives as a space.
    OptionalLong timeMs = Timestamps.read(text.replace(' ', '+'));
    if (timeMs.isEmpty()) {
      throw ApiException.badRequest(
          "%s '%s' is not a time; write it as 2026-03-01T07:00:00Z or 2026-03-01T14:00:00+07:00"
              .formatted(name, Quoted.shortened(text)));
    }
    return timeMs;
  }

  /** Returns the sensor, if there is one. */
  Optional<SensorId> sensor() {
    String text = text("sensor");
    if (text == null) {
      return Optional.empty();
    }
    Optional<String> fault = SensorId.faultOf(text);
    if (fault.isPresent()) {
      throw ApiException.badRequest(fault.get());
    }
    return Optional.of(new SensorId(text));
  }

  /** Returns the pattern of sensors, which may be a sensor's id; empty for all. */
  Optional<Glob> sensors() {
    String text = text("sensor");
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Glob(text));
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(String.valueOf(e.getMessage()));
    }
  }

  /** Returns a duration, if there is one. */
  Optional<Duration> duration(String name, Duration least) {
    String text = text(name);
    if (text == null) {
      return Optional.empty();
    }
    try {
      Duration duration = Durations.read(text);
      if (duration.compareTo(least) < 0) {
        throw new IllegalArgumentException("it must be at least " + Durations.print(least));
      }
      return Optional.of(duration);
    } catch (IllegalArgumentException e) {
      throw ApiException.badRequest(
          "%s '%s': %s".formatted(name, Quoted.shortened(text), e.getMessage()));
    }
  }

  /**
   * Returns a whole number, if there is one.
   *
   * @param least the smallest that is allowed
   * @param most the largest
   */
  OptionalInt number(String name, int least, int most) {
    String text = text(name);
    if (text == null) {
      return OptionalInt.empty();
    }
    OptionalInt number = number(text);
    if (number.isEmpty() || number.getAsInt() < least || number.getAsInt() > most) {
      throw ApiException.badRequest(
          "%s '%s' is not a whole number from %d to %d"
              .formatted(name, Quoted.shortened(text), least, most));
    }
    return number;
  }

  /** Returns a whole number that must be there. */
  int required(String name, int least, int most) {
    return number(name, least, most)
        .orElseThrow(() -> ApiException.badRequest("parameter '%s' is missing".formatted(name)));
  }

  private static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }
}
