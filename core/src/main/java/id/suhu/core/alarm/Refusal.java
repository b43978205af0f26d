package id.suhu.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Why a command was refused.
 *
 * @param reason the kind of reason
 * @param text a sentence with the value and the rule
 */
public record Refusal(Reason reason, AlarmText text) {

  /** The kinds of reasons. */
  public enum Reason {
    ALREADY_ACKNOWLEDGED,
    /** The alarm was raised again since, or never. */
    OTHER_OCCURRENCE,
    STILL_ACTIVE,
    NOT_LATCHED,
    ALREADY_SHELVED,
    NOT_SHELVED,
    /** The shelving time is above the maximum. */
    TOO_LONG,
    ALREADY_OUT_OF_SERVICE,
    NOT_OUT_OF_SERVICE,
    REASON_MISSING,
    UNKNOWN_ALARM,
    /** The engine received the command too late. */
    EXPIRED,
    /** The record is not a command. */
    MALFORMED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** Returns the name used in messages, such as {@code not_latched}. */
    public String code() {
      return code;
    }
  }

  /** No acknowledgement is pending. */
  public static Refusal alreadyAcknowledged() {
    return of(
        Reason.ALREADY_ACKNOWLEDGED,
        "Tidak ada yang perlu diakui",
        "There is nothing to acknowledge");
  }

  /** The command is for another occurrence than the latest. */
  public static Refusal otherOccurrence(long requested, String current) {
    return of(
        Reason.OTHER_OCCURRENCE,
        "Kejadian %d bukan yang terakhir; yang terakhir %s".formatted(requested, current),
        "Occurrence %d is not the latest, which is %s".formatted(requested, current));
  }

  /** An active alarm cannot be reset. */
  public static Refusal stillActive() {
    return of(
        Reason.STILL_ACTIVE,
        "Alarm masih aktif; reset hanya setelah kondisinya hilang",
        "The alarm is still active; it can be reset once its condition is gone");
  }

  /** The alarm is not latched. */
  public static Refusal notLatched() {
    return of(Reason.NOT_LATCHED, "Alarm tidak terkunci", "The alarm is not latched");
  }

  /** The alarm is shelved. */
  public static Refusal alreadyShelved(String user, String reason) {
    return of(
        Reason.ALREADY_SHELVED,
        "Alarm sudah ditunda oleh %s: %s".formatted(user, reason),
        "The alarm is already shelved by %s: %s".formatted(user, reason));
  }

  /** The alarm is not shelved. */
  public static Refusal notShelved() {
    return of(Reason.NOT_SHELVED, "Alarm tidak sedang ditunda", "The alarm is not shelved");
  }

  /** The shelving time is above the maximum. */
  public static Refusal tooLong(Duration requested, Duration longest) {
    return of(
        Reason.TOO_LONG,
        "Waktu tunda %d s terlalu lama; paling lama %d s"
            .formatted(requested.toSeconds(), longest.toSeconds()),
        "The shelving time of %d s is too long; the maximum is %d s"
            .formatted(requested.toSeconds(), longest.toSeconds()));
  }

  /** The alarm is out of service. */
  public static Refusal alreadyOutOfService(String user, String reason) {
    return of(
        Reason.ALREADY_OUT_OF_SERVICE,
        "Alarm sudah dinonaktifkan oleh %s: %s".formatted(user, reason),
        "The alarm was already taken out of service by %s: %s".formatted(user, reason));
  }

  /** The alarm is in service. */
  public static Refusal notOutOfService() {
    return of(
        Reason.NOT_OUT_OF_SERVICE,
        "Alarm tidak sedang dinonaktifkan",
        "The alarm is not out of service");
  }

  /** The action requires a reason. */
  public static Refusal reasonMissing() {
    return of(Reason.REASON_MISSING, "Alasan wajib diberikan", "A reason is required");
  }

  /** The sensor has no such alarm. */
  public static Refusal unknownAlarm(AlarmId alarm) {
    return of(
        Reason.UNKNOWN_ALARM,
        "Tidak ada alarm '%s'".formatted(alarm),
        "There is no alarm '%s'".formatted(alarm));
  }

  /** The command is older than {@code limit}. */
  public static Refusal expired(Instant arrival, Duration age, Duration limit) {
    return of(
        Reason.EXPIRED,
        "Perintah tiba %s, %d s yang lalu; perintah berlaku %d s"
            .formatted(arrival, age.toSeconds(), limit.toSeconds()),
        "The command arrived at %s, %d s ago; a command is valid for %d s"
            .formatted(arrival, age.toSeconds(), limit.toSeconds()));
  }

  /** The record is not a command. */
  public static Refusal malformed(String fault) {
    return of(
        Reason.MALFORMED, "Perintah tidak sah: " + fault, "The command is not valid: " + fault);
  }

  private static Refusal of(Reason reason, String indonesian, String english) {
    return new Refusal(reason, new AlarmText(indonesian, english));
  }
}
