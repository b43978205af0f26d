package id.suhu.app.docs;

import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Action;
import id.suhu.core.command.AlarmCommand.PutInService;
import id.suhu.core.command.AlarmCommand.Reset;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.AlarmCommand.TakeOutOfService;
import id.suhu.core.command.AlarmCommand.Unshelve;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What happens in an example, as written in its table:
 *
 * <pre>
 *  S1 83                     a reading
 *  S1 83 @5                  a reading with the timestamp of second 5
 *  S1 rejected               a record that is rejected
 *  ack S1/high               a command; also reset, unshelve, out-of-service, in-service
 *  shelve S1/high 30s
 *  ack S1/high @5            a command that arrived at second 5
 *  ack S1/high #a            a command with the id a
 *  restart                   Suhu is restarted
 *  –                         nothing until now
 * </pre>
 */
sealed interface PlantInput {

  /** A reading; the time of arrival is its timestamp if it has none. */
  record Sent(SensorId sensor, double celsius, OptionalLong second) implements PlantInput {}

  /** A record that is rejected. */
  record Rejected(SensorId sensor) implements PlantInput {}

  /** A command; it has just arrived unless a second is given. */
  record Ordered(
      SensorId sensor, String rule, Action action, OptionalLong second, Optional<String> id)
      implements PlantInput {}

  /** A restart. */
  record Restart() implements PlantInput {}

  /** Nothing. */
  record Nothing() implements PlantInput {}

  /**
   * Returns the input of a text.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static PlantInput parse(String text) {
    List<String> words = new ArrayList<>(List.of(text.split(" ")));
    OptionalLong second =
        take(words, "@")
            .map(word -> OptionalLong.of(Long.parseLong(word)))
            .orElse(OptionalLong.empty());
    Optional<String> id = take(words, "#");
    String first = words.get(0);
    if (words.size() == 1) {
      return switch (first) {
        case "–" -> new Nothing();
        case "restart" -> new Restart();
        default -> throw new IllegalArgumentException("'%s' is not an input".formatted(text));
      };
    }
    String target = words.get(1);
    int slash = target.lastIndexOf('/');
    if (slash < 0) {
      SensorId sensor = new SensorId(first);
      return target.equals("rejected")
          ? new Rejected(sensor)
          : new Sent(sensor, Double.parseDouble(target), second);
    }
    return new Ordered(
        new SensorId(target.substring(0, slash)),
        target.substring(slash + 1),
        action(first, words.subList(2, words.size())),
        second,
        id);
  }

  private static Action action(String name, List<String> arguments) {
    return switch (name) {
      case "ack" -> new Acknowledge();
      case "reset" -> new Reset();
      case "shelve" -> new Shelve(Durations.read(arguments.get(0)));
      case "unshelve" -> new Unshelve();
      case "out-of-service" -> new TakeOutOfService();
      case "in-service" -> new PutInService();
      default -> throw new IllegalArgumentException("'%s' is not a command".formatted(name));
    };
  }

  /** Removes the word with a prefix, and returns the rest of it. */
  private static Optional<String> take(List<String> words, String prefix) {
    Optional<String> found = words.stream().filter(word -> word.startsWith(prefix)).findFirst();
    found.ifPresent(words::remove);
    return found.map(word -> word.substring(prefix.length()));
  }
}
