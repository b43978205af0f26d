package id.suhu.app.cli.alarms.operator;

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
    String prefix = names.get(0) + "/";
    try {
      if (occurrence.startsWith(prefix)) {
        return OptionalLong.of(Long.parseLong(occurrence.substring(prefix.length())));
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(fault(prefix), e);
    }
    throw new IllegalArgumentException(fault(prefix));
  }

  private String fault(String prefix) {
    return "--occurrence '%s' is not an occurrence of the alarm, such as %s1772348400000"
        .formatted(occurrence, prefix);
  }
}
