package id.suhu.store.feed;

import id.suhu.core.history.Appended;
import id.suhu.core.history.JournalLine;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.kafka.read.ReadingRecords;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.Timestamps;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Appends records of one partition to the database. Single-threaded. */
final class Batch {

  private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

  /** The reason of a record of the journal that is not an event. */
  private static final String NOT_AN_EVENT = "malformed";

  private static final Instant LAST = Instant.ofEpochMilli(Timestamps.MAX_MS);

  private final ReadingDecoder decoder;
  private final StoreWriter writer;

  Batch(ReadingDecoder decoder, StoreWriter writer) {
    this.decoder = decoder;
    this.writer = writer;
  }

  /**
   * Appends records of the reading topic.
   *
   * @param before what was taken before
   * @return what was taken with them
   */
  Taken readings(List<ConsumerRecord<byte[], byte[]>> records, Taken before) {
    List<Reading> readings = new ArrayList<>(records.size());
    Map<String, Long> rejected = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Decoded decoded = ReadingRecords.decode(decoder, record);
      if (decoded instanceof Decoded.Good good) {
        readings.add(good.reading());
      } else if (decoded instanceof Decoded.Rejected bad) {
        rejected.merge(bad.reason().code(), 1L, Long::sum);
      }
    }
    return before
        .plusReceived(records.size())
        .plus(writer.append(readings))
        .plusRejected(rejected)
        .after(records.get(records.size() - 1));
  }

  /** Appends records of the journal, like {@link #readings}. */
  Taken events(List<ConsumerRecord<byte[], byte[]>> records, Taken before) {
    List<JournalLine> events = new ArrayList<>(records.size());
    records.forEach(record -> event(record).ifPresent(events::add));
    writer.appendEvents(events);
    long bad = (long) records.size() - events.size();
    return before
        .plusReceived(records.size())
        .plus(new Appended(events.size(), 0))
        .plusRejected(bad == 0 ? Map.of() : Map.of(NOT_AN_EVENT, bad))
        .after(records.get(records.size() - 1));
  }

  /** Returns a time from 1970 to 9999, which a row can have. */
  private static long timeMs(String text) {
    Instant time = Instant.parse(text);
    if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
      throw new IllegalArgumentException("event_time '%s' is not in 1970 to 9999".formatted(text));
    }
    return time.toEpochMilli();
  }

  private static Optional<JournalLine> event(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    if (value == null) {
      return Optional.empty();
    }
    try {
      AlarmRecord event = AlarmEventJson.read(value);
      return Optional.of(
          new JournalLine(
              timeMs(event.eventTime()),
              event.sensorId(),
              event.alarmId(),
              event.event(),
              new String(value, StandardCharsets.UTF_8),
              new Position(record.partition(), record.offset())));
    } catch (IllegalArgumentException | DateTimeException e) {
      LOG.atWarn()
          .addKeyValue("partition", record.partition())
          .addKeyValue("offset", record.offset())
          .addKeyValue("error", e.getMessage())
          .log("A record of the journal is not an alarm event and is not stored");
      return Optional.empty();
    }
  }
}
