package id.suhu.view.status;

import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.TopicReader;
import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Reads the newest records of the rejected topic. */
public final class RejectedRecords {

  private static final int SAMPLE_CHARACTERS = 200;

  /** Offsets read for each wanted record: those of transaction markers hold none. */
  private static final int OFFSETS_PER_RECORD = 4;

  private RejectedRecords() {}

  /**
   * Returns some of the newest records, the newest first; fewer if there are many transaction
   * markers between them.
   *
   * @throws org.apache.kafka.common.KafkaException if the topic does not exist, or Kafka becomes
   *     unavailable
   */
  public static List<RejectedRecord> newest(PlantKafka plant, int most) {
    List<RejectedRecord> records = new ArrayList<>();
    try (TopicReader reader = plant.reader(plant.topics().rejected())) {
      int partitions = plant.partitions(plant.topics().rejected()).size();
      boolean unused =
          reader.scanNewest(
              most * OFFSETS_PER_RECORD * partitions, record -> records.add(read(record)));
    }
    return records.stream()
        .sorted(Comparator.comparingLong(RejectedRecord::timeMs).reversed())
        .limit(most)
        .toList();
  }

  private static RejectedRecord read(ConsumerRecord<byte[], byte[]> record) {
    return new RejectedRecord(
        header(record, OriginHeaders.REASON),
        (int) number(record, OriginHeaders.PARTITION),
        number(record, OriginHeaders.OFFSET),
        record.timestamp(),
        sample(record.value()));
  }

  /** Returns a header's text; any client can write to the topic, so it is bounded. */
  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null ? "" : sample(header.value());
  }

  private static long number(ConsumerRecord<byte[], byte[]> record, String name) {
    try {
      return Long.parseLong(header(record, name));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static String sample(byte @Nullable [] value) {
    if (value == null) {
      return "";
    }
    // A character has at most four bytes.
    int length = Math.min(value.length, 4 * SAMPLE_CHARACTERS);
    String text = new String(value, 0, length, StandardCharsets.UTF_8);
    return text.length() <= SAMPLE_CHARACTERS ? text : text.substring(0, SAMPLE_CHARACTERS) + "…";
  }
}
