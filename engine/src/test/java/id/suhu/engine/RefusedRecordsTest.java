package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.RejectReason;
import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.Test;

class RefusedRecordsTest {

  private final RefusedRecords refused = new RefusedRecords();

  @Test
  void writesARefusedRecordBareAndAfterASecondRefusalNotAtAll() {
    RejectedRecord rejected = rejected(7);
    Position position = new Position(0, 7);
    assertThat(refused.allowed(rejected, position, 0)).isSameAs(rejected.whole());

    refuse(rejected);
    Record<byte[], byte[]> bare = Objects.requireNonNull(refused.allowed(rejected, position, 0));

    assertThat(bare.key()).isNull();
    assertThat(bare.value()).isNull();
    assertThat(header(bare, OriginHeaders.OFFSET)).isEqualTo("7");
    assertThat(header(bare, OriginHeaders.TRUNCATED)).isEqualTo("31");
    assertThat(bare.headers().lastHeader("of-a-client")).isNull();

    refuse(rejected);
    assertThat(refused.allowed(rejected, position, 0)).isNull();
    assertThat(refused.allowed(rejected(8), new Position(0, 8), 0)).isNotNull();
  }

  @Test
  void pausesAfterRepeatedRefusals() {
    for (int offset = 0; offset < 3; offset++) {
      refuse(rejected(offset));
      refuse(rejected(offset));
    }

    assertThat(refused.allowed(rejected(9), new Position(0, 9), RefusedRecords.PAUSE_MS - 1))
        .isNull();
    assertThat(refused.allowed(rejected(9), new Position(0, 9), RefusedRecords.PAUSE_MS))
        .isNotNull();
  }

  private void refuse(RejectedRecord record) {
    refused.refused(record.whole().headers(), new RecordTooLargeException("too large"), 0);
  }

  private static RejectedRecord rejected(long offset) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("of-a-client", new byte[10]);
    Record<byte[], byte[]> record = new Record<>(bytes("S1"), bytes("not json"), 1_000, headers);
    return RejectedRecord.of(
        record, RejectReason.MALFORMED, "sensor-suhu", new Position(0, offset), 2_000);
  }

  private static String header(Record<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
