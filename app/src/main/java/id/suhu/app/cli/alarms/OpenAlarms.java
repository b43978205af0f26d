package id.suhu.app.cli.alarms;

import id.suhu.core.alarm.EventType;
import id.suhu.core.rule.Severity;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.StatusRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which alarms need attention, from the journal and the sensors' statuses. Holds one event for each
 * alarm that was ever raised. Single-threaded.
 */
final class OpenAlarms {

  private record Latest(
      AlarmRecord event, String json, Optional<String> raisedTime, Optional<AlarmRecord> aside) {}

  private final Map<String, Latest> alarms = new HashMap<>();

  /**
   * Takes an event of the journal, in its order.
   *
   * @throws IllegalArgumentException if it is none
   */
  void take(byte[] json) {
    AlarmRecord event = AlarmEventJson.read(json);
    if (event.event().equals(EventType.REFUSED.code())) {
      // It changed nothing, and may be about an alarm that there is not.
      return;
    }
    Latest before = alarms.get(event.alarmId());
    Optional<String> raisedTime = Optional.empty();
    if (event.event().equals(EventType.RAISED.code()) && !event.reAlarm()) {
      raisedTime = Optional.of(event.eventTime());
    } else if (before != null && before.event().occurrence().equals(event.occurrence())) {
      raisedTime = before.raisedTime();
    }
    alarms.put(
        event.alarmId(),
        new Latest(
            event,
            new String(json, StandardCharsets.UTF_8),
            raisedTime,
            aside(event, Optional.ofNullable(before).flatMap(Latest::aside))));
  }

  private static Optional<AlarmRecord> aside(AlarmRecord event, Optional<AlarmRecord> before) {
    if (!event.isSuppressed()) {
      return Optional.empty();
    }
    boolean puts =
        event.event().equals(EventType.SHELVED.code())
            || event.event().equals(EventType.OUT_OF_SERVICE.code());
    return puts ? Optional.of(event) : before;
  }

  /**
   * The most severe first, then the longest standing.
   *
   * @param which by their latest events
   * @param statuses by sensor id
   */
  List<OpenAlarm> list(Predicate<AlarmRecord> which, Map<String, StatusRecord> statuses) {
    return alarms.values().stream()
        .filter(alarm -> which.test(alarm.event()))
        .map(
            alarm -> {
              Optional<StatusRecord> status =
                  Optional.ofNullable(statuses.get(alarm.event().sensorId()));
              return new OpenAlarm(
                  alarm.event(),
                  alarm.json(),
                  alarm.raisedTime().or(() -> raisedTime(status, alarm.event())),
                  status.map(StatusRecord::quality),
                  alarm.aside());
            })
        .sorted(
            Comparator.comparingInt((OpenAlarm alarm) -> severity(alarm.latest()))
                .reversed()
                .thenComparing(alarm -> alarm.raisedTime().orElse(alarm.latest().eventTime()))
                .thenComparing(alarm -> alarm.latest().alarmId()))
        .toList();
  }

  /** The raise itself may be older than the journal. */
  private static Optional<String> raisedTime(Optional<StatusRecord> status, AlarmRecord event) {
    return status
        .map(StatusRecord::alarms)
        .map(List::stream)
        .orElseGet(Stream::empty)
        .filter(
            alarm ->
                event.occurrence().isPresent() && event.occurrence().equals(alarm.occurrence()))
        .findFirst()
        .flatMap(StatusRecord.Alarm::raisedTime);
  }

  /** From least to most; one that this version does not know comes before all it knows. */
  private static int severity(AlarmRecord event) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.code().equals(event.severity()))
        .mapToInt(Severity::ordinal)
        .findFirst()
        .orElse(Severity.values().length);
  }
}
