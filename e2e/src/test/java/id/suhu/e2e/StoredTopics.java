package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.TimeRange;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.kafka.read.ReadingRecords;
import id.suhu.kafka.topic.Topics;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import id.suhu.store.questdb.QuestStore;
import id.suhu.testkit.TopicContents;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;

/** The database of a system, compared with the topics. */
final class StoredTopics {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Topics topics;
  private final List<ConsumerRecord<byte[], byte[]>> readings;
  private final List<ConsumerRecord<byte[], byte[]>> events;

  private record Identity(String sensor, long eventTimeMs, double celsius) {
    static Identity of(Reading reading) {
      return new Identity(reading.sensor().text(), reading.eventTimeMs(), reading.celsius());
    }
  }

  /**
   * @param data the system's data folder
   */
  StoredTopics(Path data, Topics topics, TopicContents readings, TopicContents events) {
    this.folder = data.resolve("store/questdb");
    this.topics = topics;
    this.readings = readings.records();
    this.events = events.records();
  }

  /** Waits until the running system has stored all records. */
  void await() {
    Awaitility.await("all records stored")
        .pollInSameThread()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> isTaken(readings) && isTaken(events));
  }

  private boolean isTaken(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
    Map<Integer, Long> ends = new HashMap<>();
    records.forEach(record -> ends.put(record.partition(), record.offset() + 1));
    String topic = records.get(0).topic();
    JsonNode partitions = progress(topic);
    return ends.entrySet().stream()
        .allMatch(
            end ->
                partitions.path(String.valueOf(end.getKey())).path("next").asLong()
                    >= end.getValue());
  }

  private JsonNode progress(String topic) throws IOException {
    return JSON.readTree(folder.resolve("progress.json").toFile())
        .path("topics")
        .path(topic)
        .path("partitions");
  }

  private long sum(String topic, String member) throws IOException {
    long sum = 0;
    for (JsonNode partition : progress(topic)) {
      sum += partition.path(member).asLong();
    }
    return sum;
  }

  /** Compares row by row, once the system has stopped. */
  void compare() throws IOException {
    try (ReadingStore store = QuestStore.open(folder, InstantSource.system())) {
      assertThat(store.awaitVisible(Duration.ofSeconds(60))).isTrue();
      compareReadings(store);
      compareEvents(store);
    }
  }

  private void compareReadings(ReadingStore store) throws IOException {
    Map<Identity, List<Position>> expected = new HashMap<>();
    ReadingDecoder decoder = new ReadingDecoder();
    for (ConsumerRecord<byte[], byte[]> record : readings) {
      Reading reading = ((Decoded.Good) ReadingRecords.decode(decoder, record)).reading();
      expected
          .computeIfAbsent(Identity.of(reading), unused -> new ArrayList<>(1))
          .add(reading.position());
    }
    int distinct = expected.size();
    List<Reading> wrong = new ArrayList<>();
    store.readings(
        Optional.empty(),
        TimeRange.ALL,
        row -> {
          List<Position> positions = expected.remove(Identity.of(row));
          if (positions == null || !positions.contains(row.position())) {
            wrong.add(row);
          }
        });
    assertThat(wrong).as("rows that are not in the topic, or there twice").isEmpty();
    assertThat(expected).as("readings without a row").isEmpty();
    assertThat(store.readingCount()).isEqualTo(distinct);
    assertThat(sum(topics.readings(), "stored")).as("counted as stored").isEqualTo(distinct);
    assertThat(sum(topics.readings(), "duplicates"))
        .as("counted as duplicates")
        .isEqualTo(readings.size() - distinct);
  }

  /** Shelvings may have ended since the journal was read. */
  private void compareEvents(ReadingStore store) {
    Map<Position, String> expected = new HashMap<>();
    Map<Integer, Long> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : events) {
      expected.put(
          new Position(record.partition(), record.offset()),
          new String(record.value(), StandardCharsets.UTF_8));
      last.merge(record.partition(), record.offset(), Math::max);
    }
    Map<Position, String> rows = new HashMap<>();
    store.events(
        Optional.empty(),
        TimeRange.ALL,
        event -> {
          if (event.position().offset() <= last.getOrDefault(event.position().partition(), -1L)) {
            assertThat(rows.put(event.position(), event.json())).as("an event twice").isNull();
          }
        });
    assertThat(rows.equals(expected)).as("stored alarm events are those of the journal").isTrue();
  }
}
