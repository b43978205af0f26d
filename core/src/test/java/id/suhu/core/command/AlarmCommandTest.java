package id.suhu.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.suhu.core.command.AlarmCommand.Acknowledge;
import id.suhu.core.command.AlarmCommand.Shelve;
import id.suhu.core.command.Refusal.Reason;
import id.suhu.core.rule.AlarmText;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class AlarmCommandTest {

  @Test
  void takesTextsUpToTheirLongest() {
    assertThatCode(() -> of("a", "u", "")).doesNotThrowAnyException();
    assertThatCode(() -> of("a".repeat(64), "u".repeat(64), "c".repeat(500)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesTextsThatAreMissingOrTooLong() {
    assertRefused(() -> of("", "u", ""), "command_id has 0 characters; it needs 1 to 64");
    assertRefused(
        () -> of("a".repeat(65), "u", ""), "command_id has 65 characters; it needs 1 to 64");
    assertRefused(() -> of("a", "", ""), "user has 0 characters; it needs 1 to 64");
    assertRefused(() -> of("a", "u".repeat(65), ""), "user has 65 characters; it needs 1 to 64");
    assertRefused(
        () -> of("a", "u", "c".repeat(501)), "comment has 501 characters; it needs 0 to 500");
  }

  @Test
  void refusesToShelveForNoTime() {
    assertRefused(() -> new Shelve(Duration.ZERO), "the shelving time is PT0S; it must be above 0");
    assertRefused(
        () -> new Shelve(Duration.ofSeconds(-1)), "the shelving time is PT-1S; it must be above 0");
  }

  @Test
  void hasNamesOnTheWireForReasonsOfRefusal() {
    assertThat(Arrays.stream(Reason.values()).map(Reason::code))
        .containsExactly(
            "already_acknowledged",
            "other_occurrence",
            "still_active",
            "not_latched",
            "already_shelved",
            "not_shelved",
            "too_long",
            "already_out_of_service",
            "not_out_of_service",
            "reason_missing",
            "unknown_alarm",
            "malformed");
  }

  @Test
  void saysWhyInBothLanguages() {
    assertThat(Refusal.alreadyShelved("budi", "new bearing"))
        .isEqualTo(
            new Refusal(
                Reason.ALREADY_SHELVED,
                new AlarmText(
                    "Alarm sudah ditunda oleh budi: new bearing",
                    "The alarm is already shelved by budi: new bearing")));
    assertThat(Refusal.unknownAlarm("S1/hihg").text().english())
        .isEqualTo("There is no alarm 'S1/hihg'");
    assertThat(Refusal.malformed("user is missing").text())
        .isEqualTo(
            new AlarmText(
                "Perintah tidak sah: user is missing",
                "The command is not valid: user is missing"));
  }

  private static AlarmCommand of(String id, String user, String comment) {
    return new AlarmCommand(id, new Acknowledge(), "high", OptionalLong.empty(), user, comment);
  }

  private static void assertRefused(ThrowingCallable made, String message) {
    assertThatThrownBy(made).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
