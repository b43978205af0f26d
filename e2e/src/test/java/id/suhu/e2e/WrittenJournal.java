package id.suhu.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The journal that the engines wrote. */
final class WrittenJournal {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BY_WALL_CLOCK = Set.of("stale", "fresh");
  private static final Set<String> RAISED_OR_CLEARED = Set.of("raised", "cleared");

  /** By how much the clocks of an engine, the steady and the other, may differ. */
  private static final Duration CLOCKS = Duration.ofSeconds(1);

  private WrittenJournal() {}

  /** Returns the journal, reduced to the compared members. */
  static List<ObjectNode> of(List<ConsumerRecord<byte[], byte[]>> alarms) {
    return comparable(alarms.stream().map(ConsumerRecord::value).toList());
  }

  /** Returns alarms raised or cleared by any rule when they already were; expected to be empty. */
  static List<String> repeated(List<AlarmRecord> events) {
    Map<String, String> latest = new HashMap<>();
    List<String> repeated = new ArrayList<>();
    for (AlarmRecord event : events) {
      if (RAISED_OR_CLEARED.contains(event.event())
          && event.event().equals(latest.put(event.alarmId(), event.event()))) {
        repeated.add("%s %s".formatted(event.event(), event.occurrence()));
      }
    }
    return repeated;
  }

  /** Returns the ids of the commands that were answered, once for each answer. */
  static List<String> answered(List<AlarmRecord> events) {
    return events.stream()
        .flatMap(event -> event.command().stream())
        .map(each -> each.id())
        .toList();
  }

  /** Returns the shelvings that the clock ended before their time. */
  static List<String> endedEarly(List<AlarmRecord> events) {
    Map<String, Instant> ends = new HashMap<>();
    List<String> early = new ArrayList<>();
    for (AlarmRecord event : events) {
      Instant end = ends.get(event.alarmId());
      if (isEndedByClock(event) && end != null && time(event).plus(CLOCKS).isBefore(end)) {
        early.add("%s at %s instead of %s".formatted(event.alarmId(), time(event), end));
      }
      note(event, ends);
    }
    return early;
  }

  /** Returns the shelvings that ended neither by an operator nor in time. */
  static List<String> overdue(List<AlarmRecord> events) {
    Map<String, Instant> ends = new HashMap<>();
    Instant last = Instant.EPOCH;
    for (AlarmRecord event : events) {
      note(event, ends);
      last = last.isBefore(time(event)) ? time(event) : last;
    }
    Instant written = last.minus(CLOCKS);
    return ends.entrySet().stream()
        .filter(end -> end.getValue().isBefore(written))
        .map(end -> "%s, which should end at %s".formatted(end.getKey(), end.getValue()))
        .toList();
  }

  private static void note(AlarmRecord event, Map<String, Instant> ends) {
    if (event.event().equals("shelved")) {
      ends.put(
          event.alarmId(),
          event.command().flatMap(AlarmRecord.Command::shelvedUntil).map(Instant::parse).get());
    } else if (event.event().equals("unshelved")) {
      ends.remove(event.alarmId());
    }
  }

  private static boolean isEndedByClock(AlarmRecord event) {
    return event.event().equals("unshelved") && event.command().isEmpty();
  }

  private static Instant time(AlarmRecord event) {
    return Instant.parse(event.processedTime());
  }

  static List<AlarmRecord> events(List<ConsumerRecord<byte[], byte[]>> alarms) {
    return alarms.stream().map(record -> AlarmEventJson.read(record.value())).toList();
  }

  /** Removes what depends on the wall clock. */
  static List<ObjectNode> comparable(List<byte[]> events) {
    List<ObjectNode> comparable = new ArrayList<>();
    for (byte[] event : events) {
      try {
        ObjectNode json = (ObjectNode) JSON.readTree(event);
        json.remove("processed_time");
        if (!BY_WALL_CLOCK.contains(json.path("event").asText())
            && !json.path("rule").asText().equals("silence")) {
          comparable.add(json);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return comparable;
  }
}
