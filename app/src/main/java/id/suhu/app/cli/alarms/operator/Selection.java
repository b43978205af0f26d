package id.suhu.app.cli.alarms.operator;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Glob;
import id.suhu.core.rule.Rule;
import id.suhu.view.alarm.OpenAlarm;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The alarms that a command line names.
 *
 * @param alarms each one once, in the order of the names
 * @param unmatched the patterns that match no alarm
 */
record Selection(List<AlarmId> alarms, List<Glob> unmatched) {

  /** Copies the lists. */
  Selection {
    alarms = List.copyOf(alarms);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * Selects alarms. An id stands for its alarm, whether it is known or not.
   *
   * @param names ids, or patterns of ids
   * @param open the alarms that a pattern can match
   * @param reached of those that match, the ones that a pattern stands for
   * @param sensors of which a pattern with the name of a rule also stands for alarms that are not
   *     open; an engine refuses a command to a sensor without such a rule
   */
  static Selection of(
      List<Glob> names,
      List<OpenAlarm> open,
      Predicate<OpenAlarm> reached,
      Collection<SensorId> sensors) {
    Set<AlarmId> alarms = new LinkedHashSet<>();
    List<Glob> unmatched = new ArrayList<>();
    for (Glob name : names) {
      List<AlarmId> found =
          name.isLiteral() ? named(name.pattern()) : matching(name, open, reached, sensors);
      if (found.isEmpty()) {
        unmatched.add(name);
      }
      alarms.addAll(found);
    }
    return new Selection(List.copyOf(alarms), unmatched);
  }

  private static List<AlarmId> named(String id) {
    return AlarmId.of(id).map(List::of).orElseGet(List::of);
  }

  private static List<AlarmId> matching(
      Glob pattern,
      List<OpenAlarm> open,
      Predicate<OpenAlarm> reached,
      Collection<SensorId> sensors) {
    Set<String> known =
        open.stream().map(alarm -> alarm.latest().alarmId()).collect(Collectors.toSet());
    Stream<String> fromOpen = open.stream().filter(reached).map(alarm -> alarm.latest().alarmId());
    Stream<String> atRest =
        ruleOf(pattern).stream()
            .flatMap(rule -> sensors.stream().map(sensor -> new AlarmId(sensor, rule).toString()))
            .filter(id -> !known.contains(id));
    return Stream.concat(fromOpen, atRest)
        .filter(pattern::matches)
        .sorted()
        .map(AlarmId::of)
        .flatMap(Optional::stream)
        .toList();
  }

  /**
   * Returns the name of the rule with which a pattern ends; empty if the pattern leaves it open.
   */
  private static Optional<String> ruleOf(Glob pattern) {
    String text = pattern.pattern();
    int slash = text.lastIndexOf('/');
    return Optional.of(text.substring(slash + 1)).filter(rule -> slash >= 0 && Rule.isName(rule));
  }
}
