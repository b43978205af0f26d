package id.suhu.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import id.suhu.core.reading.Position;
import id.suhu.core.replay.Replay;
import id.suhu.core.rule.RuleBook;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The journal that core derives from the reading topic, and the comparison of journals. */
final class ExpectedJournal {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> BY_WALL_CLOCK = Set.of("stale", "fresh");
  private static final Set<String> RAISED_OR_CLEARED = Set.of("raised", "cleared");

  private ExpectedJournal() {}

  /** Returns the journal of these readings, in their order, with the default rules. */
  static List<ObjectNode> of(List<ConsumerRecord<byte[], byte[]>> readings) {
    Replay replay = new Replay(RuleBook.DEFAULT);
    ReadingDecoder decoder = new ReadingDecoder();
    List<byte[]> events = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : readings) {
      Position position = new Position(record.partition(), record.offset());
      if (decoder.decode(record.key(), record.value(), record.timestamp(), position)
          instanceof Decoded.Good good) {
        replay.next(good.reading()).forEach(event -> events.add(AlarmEventJson.write(event, 0)));
      }
    }
    return comparable(events);
  }

  /** Returns the written journal, reduced to the compared members. */
  static List<ObjectNode> written(List<ConsumerRecord<byte[], byte[]>> alarms) {
    return comparable(alarms.stream().map(ConsumerRecord::value).toList());
  }

  /** Returns alarms raised or cleared by any rule when they already were; expected to be empty. */
  static List<String> repeated(List<ConsumerRecord<byte[], byte[]>> alarms) {
    Map<String, String> latest = new HashMap<>();
    List<String> repeated = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> alarm : alarms) {
      AlarmRecord event = AlarmEventJson.read(alarm.value());
      if (RAISED_OR_CLEARED.contains(event.event())
          && event.event().equals(latest.put(event.alarmId(), event.event()))) {
        repeated.add("%s %s".formatted(event.event(), event.occurrence()));
      }
    }
    return repeated;
  }

  private static List<ObjectNode> comparable(List<byte[]> events) {
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
