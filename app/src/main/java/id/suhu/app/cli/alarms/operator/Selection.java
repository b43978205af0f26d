package id.suhu.app.cli.alarms.operator;

import id.suhu.core.rule.Glob;
import id.suhu.view.alarm.OpenAlarm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
   */
  static Selection of(List<Glob> names, List<OpenAlarm> open, Predicate<OpenAlarm> reached) {
    Set<AlarmId> alarms = new LinkedHashSet<>();
    List<Glob> unmatched = new ArrayList<>();
    for (Glob name : names) {
      List<AlarmId> found =
          name.isLiteral() ? named(name.pattern()) : matching(name, open, reached);
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
      Glob pattern, List<OpenAlarm> open, Predicate<OpenAlarm> reached) {
    return open.stream()
        .filter(reached)
        .map(alarm -> alarm.latest().alarmId())
        .filter(pattern::matches)
        .sorted()
        .map(AlarmId::of)
        .flatMap(Optional::stream)
        .toList();
  }
}
