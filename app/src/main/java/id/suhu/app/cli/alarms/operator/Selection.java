package id.suhu.app.cli.alarms.operator;

import id.suhu.core.alarm.AlarmId;
import id.suhu.core.rule.Glob;
import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.operator.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
record Selection(List<Target> alarms, List<Glob> unmatched) {

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
   * @param others alarms that a pattern of ids, such as {@code press-1/*}, stands for as well
   */
  static Selection of(
      List<Glob> names,
      List<OpenAlarm> open,
      Predicate<OpenAlarm> reached,
      Collection<AlarmId> others) {
    Map<AlarmId, Target> alarms = new LinkedHashMap<>();
    List<Glob> unmatched = new ArrayList<>();
    for (Glob name : names) {
      List<Target> found =
          name.isLiteral() ? named(name.pattern()) : matching(name, open, reached, others);
      if (found.isEmpty()) {
        unmatched.add(name);
      }
      found.forEach(target -> alarms.putIfAbsent(target.alarm(), target));
    }
    return new Selection(List.copyOf(alarms.values()), unmatched);
  }

  private static List<Target> named(String id) {
    return AlarmId.of(id).map(Target::named).map(List::of).orElseGet(List::of);
  }

  private static List<Target> matching(
      Glob pattern,
      List<OpenAlarm> open,
      Predicate<OpenAlarm> reached,
      Collection<AlarmId> others) {
    Set<String> known =
        open.stream().map(alarm -> alarm.latest().alarmId()).collect(Collectors.toSet());
    Stream<Target> fromOpen =
        open.stream().filter(reached).map(Target::of).flatMap(Optional::stream);
    Stream<Target> fromOthers =
        isOfIds(pattern)
            ? others.stream().filter(alarm -> !known.contains(alarm.toString())).map(Target::named)
            : Stream.empty();
    return Stream.concat(fromOpen, fromOthers)
        .filter(target -> pattern.matches(target.alarm().toString()))
        .sorted(Comparator.comparing(target -> target.alarm().toString()))
        .toList();
  }

  /** Returns whether a pattern has the form of an id; one without a slash could be a slip. */
  private static boolean isOfIds(Glob pattern) {
    return pattern.pattern().contains("/");
  }
}
