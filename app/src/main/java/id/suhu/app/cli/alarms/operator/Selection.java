package id.suhu.app.cli.alarms.operator;

import id.suhu.core.rule.Glob;
import id.suhu.messages.StatusRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The alarms that a command line names.
 *
 * @param targets each once, in the order of the names, those of a pattern by their ids
 * @param unmatched patterns that fit no alarm
 */
record Selection(List<AlarmTarget> targets, List<Glob> unmatched) {

  /** Copies the lists. */
  Selection {
    targets = List.copyOf(targets);
    unmatched = List.copyOf(unmatched);
  }

  /**
   * Looks the names up. An id stands for its alarm, known or not; a pattern for those that the
   * statuses list.
   *
   * @param names ids or patterns of ids; ids are sound
   * @param reached of the alarms that a pattern fits, those that it stands for
   * @param ofShownRaise whether the raise that the status shows is meant, and no later one
   */
  static Selection of(
      List<Glob> names,
      Collection<StatusRecord> statuses,
      Predicate<StatusRecord.Alarm> reached,
      boolean ofShownRaise) {
    Map<String, StatusRecord.Alarm> known = new LinkedHashMap<>();
    statuses.stream()
        .flatMap(status -> status.alarms().stream())
        .sorted(Comparator.comparing(StatusRecord.Alarm::alarmId))
        .forEach(alarm -> known.put(alarm.alarmId(), alarm));
    Map<String, AlarmTarget> targets = new LinkedHashMap<>();
    List<Glob> unmatched = new ArrayList<>();
    for (Glob name : names) {
      List<String> ids =
          name.isName()
              ? List.of(name.pattern())
              : known.values().stream()
                  .filter(reached)
                  .map(StatusRecord.Alarm::alarmId)
                  .filter(name::matches)
                  .toList();
      if (ids.isEmpty()) {
        unmatched.add(name);
      }
      for (String id : ids) {
        OptionalLong raise =
            ofShownRaise ? raise(Optional.ofNullable(known.get(id))) : OptionalLong.empty();
        AlarmTarget.of(id).ifPresent(target -> targets.put(id, target.withOccurrence(raise)));
      }
    }
    return new Selection(List.copyOf(targets.values()), unmatched);
  }

  private static OptionalLong raise(Optional<StatusRecord.Alarm> shown) {
    if (shown.isEmpty() || shown.get().occurrence().isEmpty()) {
      return OptionalLong.empty();
    }
    return OccurrenceOption.numberOf(shown.get().occurrence().get(), shown.get().alarmId());
  }
}
