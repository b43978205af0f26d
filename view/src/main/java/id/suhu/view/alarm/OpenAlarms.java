package id.suhu.view.alarm;

import id.suhu.core.alarm.EventType;
import id.suhu.core.alarm.Severity;
import id.suhu.core.alarm.StateName;
import id.suhu.kafka.PlantKafka;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.OneLineJson;
import id.suhu.messages.StatusRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The alarms that are not at rest, derived from the journal and the sensors' statuses. Keeps one
 * event of each alarm that was ever raised. Single-threaded.
 */
public final class OpenAlarms {

  private record Latest(
      AlarmRecord event, String json, Optional<String> raisedTime, Suppression suppression) {}

  /** An alarm that was set aside when it ended with its rule. */
  private record Ended(String time, Optional<String> number, Suppression suppression) {}

  private final Map<String, Latest> alarms = new HashMap<>();
  private final Map<String, List<Ended>> endedBySensor = new HashMap<>();

  /**
   * Reads the journal. Records that are not events are skipped.
   *
   * @param statuses by sensor id, read before
   * @return the alarms that need attention or are set aside, the most severe first, then the oldest
   * @throws org.apache.kafka.common.KafkaException if the topic is missing or Kafka becomes
   *     unavailable
   */
  public static List<OpenAlarm> read(PlantKafka plant, Map<String, StatusRecord> statuses) {
    OpenAlarms alarms = new OpenAlarms();
    plant.scanValues(plant.topics().alarms(), alarms::take);
    return alarms.list(statuses);
  }

  /**
   * Adds an event of the journal, in its order.
   *
   * @throws IllegalArgumentException if it is not an event
   */
  void take(byte[] json) {
    String line = OneLineJson.of(json);
    AlarmRecord event = AlarmEventJson.read(json);
    if (event.isRefusal()) {
      // It changed nothing, and its text is the refusal's rather than the alarm's.
      return;
    }
    Latest before = alarms.get(event.alarmId());
    Optional<String> raisedTime = Optional.empty();
    if (before != null && before.event().occurrence().equals(event.occurrence())) {
      // First: a reminder is also a raise, of the same occurrence.
      raisedTime = before.raisedTime();
    } else if (event.event().equals("raised")) {
      raisedTime = Optional.of(event.eventTime());
    }
    Suppression suppression = before == null ? Suppression.NONE : before.suppression();
    if (event.event().equals(EventType.RULE_CHANGED.code())) {
      suppression = beforeRuleChange(event, suppression);
    }
    alarms.put(event.alarmId(), new Latest(event, line, raisedTime, suppression.after(event)));
  }

  /**
   * Returns the suppression before a rule change. An alarm whose rule was renamed continues under
   * another id: it is set aside by an event that follows the one with which the former one ends. If
   * several have ended of which it may be the continuation, nothing is known.
   */
  private Suppression beforeRuleChange(AlarmRecord event, Suppression known) {
    List<Ended> ended =
        endedBySensor.computeIfAbsent(event.sensorId(), sensor -> new ArrayList<>());
    ended.removeIf(each -> !each.time().equals(event.eventTime()));
    boolean isOut = event.state().equals(StateName.OUT_OF_SERVICE.code());
    boolean isSetAside = isOut || event.state().equals(StateName.SHELVED.code());
    if (!isSetAside && !known.equals(Suppression.NONE)) {
      ended.add(new Ended(event.eventTime(), number(event), known));
    }
    if (!isSetAside || !known.equals(Suppression.NONE)) {
      return known;
    }
    List<Suppression> former =
        ended.stream()
            .filter(each -> each.number().equals(number(event)))
            .map(Ended::suppression)
            .filter(each -> each.outOfService().isPresent() == isOut)
            .toList();
    return former.size() == 1 ? former.get(0) : known;
  }

  /** Returns the number of the occurrence, which is at the end of its id. */
  private static Optional<String> number(AlarmRecord event) {
    return event.occurrence().map(id -> id.substring(id.lastIndexOf('/') + 1));
  }

  /**
   * Returns the alarms that are not at rest, the most severe first, then the oldest.
   *
   * @param statuses by sensor id
   */
  List<OpenAlarm> list(Map<String, StatusRecord> statuses) {
    return alarms.values().stream()
        .map(
            alarm -> {
              Optional<StatusRecord> status =
                  Optional.ofNullable(statuses.get(alarm.event().sensorId()));
              return new OpenAlarm(
                  alarm.event(),
                  alarm.json(),
                  alarm.raisedTime().or(() -> raisedTime(status, alarm.event())),
                  status.map(StatusRecord::quality),
                  alarm.suppression().shelf(),
                  alarm.suppression().outOfService());
            })
        .filter(alarm -> alarm.needsAttention() || alarm.isShelved() || alarm.isOutOfService())
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
        .filter(alarm -> event.occurrence().equals(Optional.of(alarm.occurrence())))
        .map(StatusRecord.Alarm::raisedTime)
        .findFirst();
  }

  /**
   * Returns the rank of a severity, in ascending order; one unknown to this version ranks above all
   * known ones.
   */
  private static int severity(AlarmRecord event) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.code().equals(event.severity()))
        .mapToInt(Severity::ordinal)
        .findFirst()
        .orElse(Severity.values().length);
  }
}
