package id.suhu.messages;

import static id.suhu.messages.Records.RECORD_TIME_MS;
import static id.suhu.messages.Records.decodeAt;
import static id.suhu.messages.Records.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import id.suhu.core.reading.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests of the event time and the flag {@code clock}. The record's timestamp is 07:00:00 UTC. */
class EventTimeTest {

  private static Reading read(long recordTimeMs, String timestamp) {
    return good(
        decodeAt(
            recordTimeMs,
            "{\"sensor_id\": \"S1\", \"temperature\": 83, \"timestamp\": " + timestamp + "}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-03-01T06:59:58Z\"",
        "\"2026-03-01T06:59:58.000Z\"",
        "\"2026-03-01t06:59:58z\"",
        "\"2026-03-01T06:59:58.000999999Z\"",
        "\"2026-03-01T06:59:58+00:00\"",
        "\"2026-03-01T06:59:58-00:00\"",
        "\"2026-03-01T06:59:58+0000\"",
        "\"2026-03-01T06:59:58+00\"",
        "\"2026-03-01T13:59:58+07:00\"",
        "\"2026-03-01T13:59:58+0700\"",
        "\"2026-03-01T13:59:58+07\"",
        "\"2026-03-01T12:29:58+05:30\"",
        "\"2026-02-28T19:29:58-1130\"",
        "1772348398000",
        "1772348398000.0",
        "1772348398000.999",
        "1.772348398e12",
        "1772348398",
        "1772348398.0",
        "1772348398.0009999",
        "1772348398.000000000000000000000000000000000000000000000001",
        "1.772348398e9"
      })
  void acceptsEveryFormatOfATime(String timestamp) {
    Reading reading = read(RECORD_TIME_MS, timestamp);

    assertThat(reading.eventTimeMs()).isEqualTo(RECORD_TIME_MS - 2_000);
    assertThat(reading.arrivalMs()).isEqualTo(RECORD_TIME_MS);
    assertThat(reading.clockSuspect()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2026-03-01T06:59:58\"",
        "\"2026-03-01\"",
        "\"06:59:58Z\"",
        "\"1772348398000\"",
        "\"yesterday\"",
        "\"\"",
        "\"2026-02-30T06:59:58Z\"",
        "\"2026-13-01T06:59:58Z\"",
        "\"2026-02-28T25:00:00Z\"",
        "\"2026-02-28T06:59:58ZZ\"",
        "\"2026-02-28T06:59:58Z \"",
        "\"2026-02-28T06:59:58+25:00\"",
        "\"1969-12-31T23:59:59Z\"",
        "\"+12026-02-28T06:59:58Z\"",
        "\"1999-12-31T23:59:59.999Z\"",
        "0",
        "1",
        "946684799",
        "946684799.9999",
        "946684799999",
        "99999999999",
        "100000000000",
        "-1",
        "-1772348398",
        "1e300",
        "1e-300",
        "1e999999999",
        "1e-999999999",
        "1e999",
        "NaN",
        "-Infinity",
        "99999999999999999999999999",
        "true",
        "{}",
        "[1772348398000]"
      })
  void usesTheRecordsTimeForInvalidTimestamps(String timestamp) {
    Reading reading = read(RECORD_TIME_MS, timestamp);

    assertThat(reading.eventTimeMs()).isEqualTo(RECORD_TIME_MS);
    assertThat(reading.clockSuspect()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "1, false",
    "59999, false",
    "60000, false",
    "60001, true",
    "3600000, true",
    "-1, false",
    "-825000000000, false"
  })
  void doesNotUseATimeMoreThanAMinuteAhead(long aheadMs, boolean suspect) {
    Reading reading = read(RECORD_TIME_MS, Long.toString(RECORD_TIME_MS + aheadMs));

    assertThat(reading.clockSuspect()).isEqualTo(suspect);
    assertThat(reading.eventTimeMs())
        .isEqualTo(suspect ? RECORD_TIME_MS : RECORD_TIME_MS + aheadMs);
  }

  @ParameterizedTest
  @CsvSource({
    "1772348398.001, 1772348398001",
    "1772348398.289, 1772348398289",
    "1772348398.2899, 1772348398289",
    "1772348398.9999999, 1772348398999",
    "946684800, 946684800000",
    "946684800000, 946684800000"
  })
  void readsANumberBelowTenToTheEleventhAsSeconds(String timestamp, long eventTimeMs) {
    Reading reading = read(RECORD_TIME_MS, timestamp);

    assertThat(reading.eventTimeMs()).isEqualTo(eventTimeMs);
    assertThat(reading.clockSuspect()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9", "1772348398.", "0.", "1e", "1e-", "-"})
  void isNotSlowedDownByANumberOfManyDigits(String start) {
    String digits = "9".repeat(60_000);
    assertTimeout(Duration.ofSeconds(2), () -> read(RECORD_TIME_MS, start + digits));
  }

  @ParameterizedTest
  @CsvSource({"946684799999, true", "946684800000, false"})
  void flagsARecordFromBeforeTheYear2000(long recordTimeMs, boolean suspect) {
    Reading reading = read(recordTimeMs, "null");

    assertThat(reading.eventTimeMs()).isEqualTo(recordTimeMs);
    assertThat(reading.clockSuspect()).isEqualTo(suspect);
  }

  @Test
  void usesTheRecordsTimeWithoutAFlagIfThereIsNoTimestamp() {
    assertThat(read(RECORD_TIME_MS, "null").clockSuspect()).isFalse();
    assertThat(read(RECORD_TIME_MS, "null").eventTimeMs()).isEqualTo(RECORD_TIME_MS);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "-9223372036854775808, 0",
    "0, 0",
    "9223372036854775807, 253402300799999",
    "253402300800000, 253402300799999"
  })
  void flagsARecordWithoutAUsableTime(long recordTimeMs, long eventTimeMs) {
    for (String timestamp : new String[] {"null", "\"2026-03-01T06:59:58Z\""}) {
      Reading reading = read(recordTimeMs, timestamp);

      assertThat(reading.eventTimeMs()).isEqualTo(eventTimeMs);
      assertThat(reading.arrivalMs()).isEqualTo(eventTimeMs);
      assertThat(reading.clockSuspect()).isTrue();
    }
  }

  @Test
  void readsBackWhatItPrints() {
    for (long ms : new long[] {0, 1, 999, RECORD_TIME_MS, Timestamps.MAX_MS}) {
      assertThat(Timestamps.read(Timestamps.print(ms))).hasValue(ms);
    }
    assertThat(Timestamps.print(RECORD_TIME_MS)).isEqualTo("2026-03-01T07:00:00.000Z");
    assertThat(Timestamps.print(0)).isEqualTo("1970-01-01T00:00:00.000Z");
  }
}
