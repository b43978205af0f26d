package id.suhu.messages;

import static id.suhu.messages.Records.POSITION;
import static id.suhu.messages.Records.RECORD_TIME_MS;
import static id.suhu.messages.Records.bytes;
import static id.suhu.messages.Records.decode;
import static id.suhu.messages.Records.good;
import static id.suhu.messages.Records.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.core.reading.RejectReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests of the precedence of reject reasons. */
class RejectReasonOrderTest {

  /** Reasons about the same member, which exclude each other. */
  private static final List<Set<RejectReason>> EXCLUSIVE =
      List.of(
          EnumSet.of(
              RejectReason.MISSING_TEMPERATURE,
              RejectReason.NOT_A_NUMBER,
              RejectReason.NON_FINITE,
              RejectReason.IMPOSSIBLE),
          EnumSet.of(RejectReason.MISSING_SENSOR, RejectReason.BAD_SENSOR));

  static Stream<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    // TOO_MANY_SENSORS is reported by the engine, which knows the sensors.
    Set<RejectReason> ofTheDecoder =
        EnumSet.complementOf(EnumSet.of(RejectReason.TOO_MANY_SENSORS));
    for (RejectReason first : ofTheDecoder) {
      for (RejectReason second : ofTheDecoder) {
        Set<RejectReason> both = EnumSet.of(first, second);
        if (first.compareTo(second) <= 0
            && (first == second
                || EXCLUSIVE.stream().noneMatch(reasons -> reasons.containsAll(both)))) {
          pairs.add(Arguments.of(first, second));
        }
      }
    }
    return pairs.stream();
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void givesTheEarlierOfTwoReasons(RejectReason first, RejectReason second) {
    assertThat(rejected(decodeWith(EnumSet.of(first, second))).reason()).isEqualTo(first);
  }

  @Test
  void acceptsTheBaseRecord() {
    assertThat(good(decodeWith(EnumSet.noneOf(RejectReason.class))).celsius()).isEqualTo(83);
  }

  private static Decoded decodeWith(Set<RejectReason> faults) {
    List<String> members = new ArrayList<>();
    if (faults.contains(RejectReason.BAD_SENSOR)) {
      members.add("\"sensor_id\": \"\"");
    } else if (!faults.contains(RejectReason.MISSING_SENSOR)) {
      members.add("\"sensor_id\": \"S1\"");
    }
    if (faults.contains(RejectReason.NOT_A_NUMBER)) {
      members.add("\"temperature\": \"83\"");
    } else if (faults.contains(RejectReason.NON_FINITE)) {
      members.add("\"temperature\": 1e999");
    } else if (faults.contains(RejectReason.IMPOSSIBLE)) {
      members.add("\"temperature\": -500");
    } else if (!faults.contains(RejectReason.MISSING_TEMPERATURE)) {
      members.add("\"temperature\": 83");
    }
    if (faults.contains(RejectReason.DUPLICATE_MEMBER)) {
      members.add("\"x\": 1, \"x\": 1");
    }
    if (faults.contains(RejectReason.BAD_UNIT)) {
      members.add("\"unit\": \"R\"");
    }
    if (faults.contains(RejectReason.TOO_OLD)) {
      members.add("\"timestamp\": " + (RECORD_TIME_MS - 86_400_001));
    }
    if (faults.contains(RejectReason.TOO_LARGE)) {
      members.add("\"pad\": \"" + "x".repeat(64 * 1024) + "\"");
    }
    String end = faults.contains(RejectReason.MALFORMED) ? "}}" : "}";
    return new ReadingDecoder(Optional.of(Duration.ofDays(1)))
        .decode(null, bytes("{" + String.join(", ", members) + end), RECORD_TIME_MS, POSITION);
  }

  @Test
  void checksTheFirstOfADuplicateMember() {
    assertThat(
            rejected(decode("{\"sensor_id\": \"S1\", \"temperature\": \"a\", \"temperature\": 1}"))
                .reason())
        .isEqualTo(RejectReason.NOT_A_NUMBER);
    assertThat(
            rejected(decode("{\"sensor_id\": \"S1\", \"temperature\": 1, \"temperature\": \"a\"}"))
                .reason())
        .isEqualTo(RejectReason.DUPLICATE_MEMBER);
  }
}
