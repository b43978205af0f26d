package id.suhu.app.cli.alarms.operator;

import id.suhu.core.alarm.AlarmId;
import id.suhu.core.rule.Glob;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --occurrence}, as a picocli mixin. */
final class OccurrenceOption {

  @Option(
      names = "--occurrence",
      paramLabel = "ID",
      description =
          "Only this occurrence of the alarm, as named by --format json: if the alarm was raised"
              + " again since, the command is refused (default: the current one).")
  private @Nullable String occurrence;

  /**
   * Returns the number of the occurrence; empty if the option was not given.
   *
   * @param names the alarms of the command
   * @throws IllegalArgumentException if it is not an occurrence of the one alarm
   */
  OptionalLong number(List<Glob> names) {
    if (occurrence == null) {
      return OptionalLong.empty();
    }
    if (names.size() > 1 || !names.get(0).isLiteral()) {
      throw new IllegalArgumentException(
          "--occurrence belongs to one alarm; specify one id of an alarm");
    }
    AlarmId alarm = AlarmId.of(names.get(0).pattern()).orElseThrow();
    OptionalLong number = alarm.numberIn(occurrence);
    if (number.isEmpty()) {
      throw new IllegalArgumentException(
          "--occurrence '%s' is not an occurrence of the alarm, such as %s"
              .formatted(occurrence, alarm.occurrence(1_772_348_400_000L)));
    }
    return number;
  }
}
