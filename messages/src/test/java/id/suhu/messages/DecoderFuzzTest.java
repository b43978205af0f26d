package id.suhu.messages;

import static id.suhu.messages.Records.POSITION;
import static id.suhu.messages.Records.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fuzz test with valid records that were truncated, spliced or overwritten. */
class DecoderFuzzTest {

  private static final int RECORDS_PER_SEED = 2_500;

  private static final String[] SEEDLINGS = {
    "{\"sensor_id\": \"S1\", \"temperature\": 83}",
    "{\"sensor_id\": 5, \"temperature\": -12.5e0, \"unit\": \"F\", \"machine_id\": \"press-4\"}",
    "{\"temperature\": 300, \"timestamp\": \"2026-03-01T13:59:59.250+07:00\", \"unit\": \"K\"}",
    "{\"sensor_id\": \"é温😀\", \"temperature\": 1e2, \"timestamp\": 1772348398000}",
    "{\"x\": {\"y\": [1, null, true]}, \"sensor_id\": \"\\u0053\", \"temperature\": 0.1}"
  };

  private static final String[] PIECES = {
    "\"",
    "\\",
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "null",
    "NaN",
    "-Infinity",
    "1e999",
    "-",
    "0",
    "9",
    "\\ud800",
    "\\u0000",
    "\uFEFF",
    "\u0000",
    "\"temperature\": 85,",
    "\"sensor_id\": \"S2\",",
    "\"unit\": \"R\",",
    "\"timestamp\": -1,",
    "99999999999999999999",
    "É",
    "Z",
    "+07:00"
  };

  static LongStream seeds() {
    Long only = Long.getLong("suhu.seed");
    return only == null ? LongStream.rangeClosed(1, 40) : LongStream.of(only);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void decodesAnythingToAValidReadingOrAReason(long seed) {
    Random random = new Random(seed);
    ReadingDecoder decoder = new ReadingDecoder();
    int good = 0;
    for (int i = 0; i < RECORDS_PER_SEED; i++) {
      byte[] value = mutated(random);
      byte[] key = random.nextInt(3) == 0 ? null : mutated(random);
      long recordTimeMs =
          random.nextInt(10) == 0 ? random.nextLong() : 1_772_348_400_000L + random.nextInt(1_000);
      String record =
          "seed %d (again with -Dsuhu.seed=%d), record %d: %s"
              .formatted(seed, seed, i, new String(value, StandardCharsets.ISO_8859_1));
      Decoded decoded;
      try {
        decoded = decoder.decode(key, value, recordTimeMs, POSITION);
      } catch (RuntimeException e) {
        throw new AssertionError(record, e);
      }
      if (decoded instanceof Decoded.Good taken) {
        good++;
        check(record, taken.reading(), recordTimeMs);
      }
    }
    assertThat(good).as("records of seed %d that stayed good", seed).isGreaterThan(100);
  }

  private static void check(String record, Reading reading, long recordTimeMs) {
    // Plain comparisons, because this many assertions take seconds.
    boolean valid =
        Double.isFinite(reading.celsius())
            && reading.celsius() >= Reading.ABSOLUTE_ZERO_CELSIUS
            && SensorId.faultOf(reading.sensor().text()).isEmpty()
            && reading.machine().flatMap(SensorId::faultOf).isEmpty()
            && Timestamps.inRange(reading.eventTimeMs()).isPresent()
            && reading.eventTimeMs() - reading.arrivalMs() <= 60_000
            && (!reading.clockSuspect() || reading.eventTimeMs() == reading.arrivalMs())
            && (reading.arrivalMs() == recordTimeMs || reading.clockSuspect());
    assertThat(valid).as("%s became %s", record, reading).isTrue();

    String written =
        ReadingJson.write(
            reading.sensor(),
            reading.celsius(),
            OptionalLong.of(reading.eventTimeMs()),
            reading.machine());
    Decoded again =
        new ReadingDecoder().decode(null, bytes(written), reading.arrivalMs(), POSITION);
    Reading expected =
        new Reading(
            reading.sensor(),
            reading.machine(),
            reading.eventTimeMs(),
            reading.arrivalMs(),
            reading.celsius(),
            // Once written, the reading has its own timestamp; only a record without a time remains
            // suspect.
            reading.arrivalMs() == 0,
            POSITION);
    if (!again.equals(new Decoded.Good(expected))) {
      assertThat(again)
          .as("%s, written as %s", record, written)
          .isEqualTo(new Decoded.Good(expected));
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void readsOrRejectsAnyMessageOfItsOwnTopics(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 1_000; i++) {
      byte[] value = mutated(random);
      readOrReject(seed, value, AlarmEventJson::read);
      readOrReject(seed, value, SensorStatusJson::read);
    }
  }

  private static void readOrReject(long seed, byte[] value, Consumer<byte[]> read) {
    try {
      read.accept(value);
    } catch (IllegalArgumentException e) {
      // Rejected, as documented.
    } catch (RuntimeException e) {
      throw new AssertionError("seed %d: %s".formatted(seed, Arrays.toString(value)), e);
    }
  }

  private static byte[] mutated(Random random) {
    StringBuilder text = new StringBuilder(SEEDLINGS[random.nextInt(SEEDLINGS.length)]);
    for (int edits = random.nextInt(3); edits > 0; edits--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + random.nextInt(4));
      text.replace(at, random.nextBoolean() ? at : to, PIECES[random.nextInt(PIECES.length)]);
    }
    byte[] bytes = bytes(text.toString());
    for (int flips = random.nextInt(4) - 2; flips > 0; flips--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }
}
