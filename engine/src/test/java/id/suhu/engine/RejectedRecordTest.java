package id.suhu.engine;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Position;
import id.suhu.core.reading.RejectReason;
import id.suhu.kafka.topic.OriginHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.AbstractRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RejectedRecordTest {

  /** Kafka's default {@code max.request.size}. */
  private static final int MAX_REQUEST_BYTES = 1024 * 1024;

  @Test
  void fitsIntoARequestDespiteSevenHundredThousandHeaders() {
    RecordHeaders headers = new RecordHeaders();
    for (int i = 0; i < 700_000; i++) {
      headers.add("h", null);
    }

    Record<byte[], byte[]> rejected = rejected(bytes("S1"), bytes("x"), headers);

    assertThat(sentBytes(rejected)).isLessThan(MAX_REQUEST_BYTES);
    assertThat(rejected.key()).isEqualTo(bytes("S1"));
    assertThat(rejected.value()).isEqualTo(bytes("x"));
    assertThat(rejected.headers().toArray()).hasSize(5);
    assertThat(header(rejected, OriginHeaders.TRUNCATED)).isEqualTo("700003");
  }

  @Test
  void keepsARecordOfUpTo256KibibytesWhole() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", bytes("7"));
    // Key, value and header may each take ten bytes for their lengths.
    byte[] fitting = new byte[256 * 1024 - 2 - 6 - 30];
    byte[] tooLong = Arrays.copyOf(fitting, fitting.length + 1);

    Record<byte[], byte[]> whole = rejected(bytes("S1"), fitting, headers);
    Record<byte[], byte[]> truncated = rejected(bytes("S1"), tooLong, headers);

    assertThat(whole.value()).isEqualTo(fitting);
    assertThat(header(whole, "trace")).isEqualTo("7");
    assertThat(whole.headers().lastHeader(OriginHeaders.TRUNCATED)).isNull();
    assertThat(truncated.value()).hasSize(64 * 1024);
    assertThat(truncated.headers().lastHeader("trace")).isNull();
    assertThat(header(truncated, OriginHeaders.TRUNCATED)).isEqualTo("" + (2 + tooLong.length + 6));
  }

  @Test
  void dropsClientHeadersThatExceedTheLimitOfABoundedReader() {
    RecordHeaders fitting = new RecordHeaders();
    fitting.add("h", new byte[63 * 1024 - 1]);
    RecordHeaders tooMany = new RecordHeaders();
    tooMany.add("h", new byte[63 * 1024]);

    Record<byte[], byte[]> whole = rejected(null, bytes("x"), fitting);
    Record<byte[], byte[]> truncated = rejected(null, bytes("x"), tooMany);

    assertThat(whole.headers().lastHeader("h")).isNotNull();
    assertThat(truncated.headers().lastHeader("h")).isNull();
    assertThat(truncated.value()).isEqualTo(bytes("x"));
    assertThat(header(truncated, OriginHeaders.TRUNCATED)).isEqualTo("" + (1 + 1 + 63 * 1024));
  }

  @Test
  void measuresHeaderNamesInUtf8Bytes() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("\uFFFD".repeat(100_000), null);

    Record<byte[], byte[]> rejected = rejected(null, null, headers);

    assertThat(header(rejected, OriginHeaders.TRUNCATED)).isEqualTo("300000");
  }

  @Test
  void truncatesALongKeyToOneKibibyte() {
    Record<byte[], byte[]> rejected = rejected(new byte[300_000], null, new RecordHeaders());

    assertThat(rejected.key()).hasSize(1024);
    assertThat(rejected.value()).isNull();
    assertThat(header(rejected, OriginHeaders.TRUNCATED)).isEqualTo("300000");
  }

  @Test
  void reportsTheOriginalSizeOfARecordThatTheConsumerTruncated() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", bytes("7"));
    headers.add(OriginHeaders.SIZE, bytes("600000012"));

    Record<byte[], byte[]> rejected = rejected(new byte[1025], new byte[65_537], headers);

    assertThat(rejected.key()).hasSize(1024);
    assertThat(rejected.value()).hasSize(64 * 1024);
    assertThat(rejected.headers().toArray()).hasSize(5);
    assertThat(header(rejected, OriginHeaders.TRUNCATED)).isEqualTo("600000012");
  }

  @Test
  void dropsClientHeadersWithSuhusPrefix() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("suhu.reason", bytes("forged"));
    headers.add("suhu.truncated", bytes("forged"));
    headers.add("suhu.else", bytes("forged"));
    headers.add("suhurah", bytes("kept"));

    Record<byte[], byte[]> rejected = rejected(null, bytes("x"), headers);

    assertThat(Stream.of(rejected.headers().toArray()).map(Header::key))
        .containsExactly(
            "suhurah",
            OriginHeaders.REASON,
            OriginHeaders.TOPIC,
            OriginHeaders.PARTITION,
            OriginHeaders.OFFSET);
    assertThat(header(rejected, OriginHeaders.REASON)).isEqualTo("malformed");
  }

  @Test
  void reportsTheSizeOfKeyValueAndHeadersInABareRecord() {
    RecordHeaders headers = new RecordHeaders();
    headers.add("trace", bytes("7"));
    headers.add("suhu.else", bytes("forged"));
    RejectedRecord small = of(bytes("S1"), bytes("x"), headers);
    RejectedRecord large = of(null, new byte[300_000], headers);

    for (RejectedRecord record : List.of(small, large)) {
      assertThat(record.bare().key()).isNull();
      assertThat(record.bare().value()).isNull();
      assertThat(record.bare().headers().toArray()).hasSize(5);
      assertThat(header(record.bare(), OriginHeaders.REASON)).isEqualTo("malformed");
    }
    assertThat(header(small.bare(), OriginHeaders.TRUNCATED)).isEqualTo("" + (2 + 1 + 6 + 15));
    assertThat(header(large.bare(), OriginHeaders.TRUNCATED))
        .isEqualTo(header(large.whole(), OriginHeaders.TRUNCATED))
        .isEqualTo("" + (300_000 + 6 + 15));
  }

  private static Record<byte[], byte[]> rejected(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return of(key, value, headers).whole();
  }

  private static RejectedRecord of(
      byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
    return RejectedRecord.of(
        new Record<>(key, value, 0, headers),
        RejectReason.MALFORMED,
        "sensor-suhu",
        new Position(0, 1),
        0);
  }

  private static int sentBytes(Record<byte[], byte[]> record) {
    return AbstractRecords.estimateSizeInBytesUpperBound(
        RecordBatch.CURRENT_MAGIC_VALUE,
        Compression.NONE.type(),
        record.key(),
        record.value(),
        record.headers().toArray());
  }

  private static String header(Record<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
