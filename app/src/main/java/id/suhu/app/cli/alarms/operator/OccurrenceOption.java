package id.suhu.app.cli.alarms.operator;

import id.suhu.app.cli.WrongUsageException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which raise of an alarm is meant: a picocli mixin. */
final class OccurrenceOption {

  @Option(
      names = "--occurrence",
      paramLabel = "ID",
      description =
          "Only this raise, as the journal names it (default: the one that the status shows now).")
  private @Nullable String occurrence;

  boolean isGiven() {
    return occurrence != null;
  }

  /**
   * The number of the raise that was given.
   *
   * @throws WrongUsageException if none of this alarm was
   */
  OptionalLong given(String alarmId) {
    OptionalLong number = numberOf(String.valueOf(occurrence), alarmId);
    if (number.isEmpty()) {
      throw new WrongUsageException(
          "--occurrence '%s' is no raise of %s; one looks like %s/1772348400000"
              .formatted(occurrence, alarmId, alarmId));
    }
    return number;
  }

  /** The number in the id of a raise, {@code <alarm id>/<number>}; empty if the text is none. */
  static OptionalLong numberOf(String occurrence, String alarmId) {
    if (!occurrence.startsWith(alarmId + "/")) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(occurrence.substring(alarmId.length() + 1)));
    } catch (NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
