package id.suhu.core.command;

import id.suhu.core.rule.AlarmText;
import java.time.Duration;
import java.util.Locale;

/**
 * Why a command was not carried out.
 *
 * @param reason the kind
 * @param text a sentence with the value and the rule
 */
public record Refusal(Reason reason, AlarmText text) {

  /** The kinds of reasons. */
  public enum Reason {
    /** Nobody needs to acknowledge the alarm. */
    ALREADY_ACKNOWLEDGED,
    /** The alarm has been raised again since, or the occurrence never was. */
    OTHER_OCCURRENCE,
    /** An active alarm cannot be reset. */
    STILL_ACTIVE,
    /** There is nothing to reset. */
    NOT_LATCHED,
    /** It is shelved. */
    ALREADY_SHELVED,
    /** It is not shelved. */
    NOT_SHELVED,
    /** Nobody may shelve for so long. */
    TOO_LONG,
    /** It is out of service. */
    ALREADY_OUT_OF_SERVICE,
    /** It is in service. */
    NOT_OUT_OF_SERVICE,
    /** A reason must be given. */
    REASON_MISSING,
    /** There is no such alarm. */
    UNKNOWN_ALARM,
    /** The record is no command. */
    MALFORMED;

    private final String code = name().toLowerCase(Locale.ROOT);

    /** The name on the wire, such as {@code not_latched}. */
    public String code() {
      return code;
    }
  }

  /** Nobody needs to acknowledge the alarm. */
  public static Refusal alreadyAcknowledged() {
    return of(
        Reason.ALREADY_ACKNOWLEDGED,
        "Tidak ada yang perlu diakui",
        "There is nothing to acknowledge");
  }

  /** The command means another raise than the latest. */
  public static Refusal otherOccurrence(long asked, String current) {
    return of(
        Reason.OTHER_OCCURRENCE,
        "Kejadian %d bukan yang terakhir; yang terakhir %s".formatted(asked, current),
        "Occurrence %d is not the latest, which is %s".formatted(asked, current));
  }

  /** An active alarm cannot be reset. */
  public static Refusal stillActive() {
    return of(
        Reason.STILL_ACTIVE,
        "Alarm masih aktif; reset hanya setelah kondisinya hilang",
        "The alarm is still active; it can be reset once its condition is gone");
  }

  /** There is nothing to reset. */
  public static Refusal notLatched() {
    return of(Reason.NOT_LATCHED, "Alarm tidak terkunci", "The alarm is not latched");
  }

  /** Somebody has shelved it before. */
  public static Refusal alreadyShelved(String user, String reason) {
    return of(
        Reason.ALREADY_SHELVED,
        "Alarm sudah ditunda oleh %s: %s".formatted(user, reason),
        "The alarm is already shelved by %s: %s".formatted(user, reason));
  }

  /** It is not shelved. */
  public static Refusal notShelved() {
    return of(Reason.NOT_SHELVED, "Alarm tidak sedang ditunda", "The alarm is not shelved");
  }

  /** Nobody may shelve for so long. */
  public static Refusal tooLong(Duration asked, Duration longest) {
    return of(
        Reason.TOO_LONG,
        "Waktu tunda %d s terlalu lama; paling lama %d s"
            .formatted(asked.toSeconds(), longest.toSeconds()),
        "The shelving time of %d s is too long; the longest is %d s"
            .formatted(asked.toSeconds(), longest.toSeconds()));
  }

  /** Somebody has taken it out of service before. */
  public static Refusal alreadyOutOfService(String user, String reason) {
    return of(
        Reason.ALREADY_OUT_OF_SERVICE,
        "Alarm sudah dinonaktifkan oleh %s: %s".formatted(user, reason),
        "The alarm is already out of service, by %s: %s".formatted(user, reason));
  }

  /** It is in service. */
  public static Refusal notOutOfService() {
    return of(
        Reason.NOT_OUT_OF_SERVICE,
        "Alarm tidak sedang dinonaktifkan",
        "The alarm is not out of service");
  }

  /** A reason must be given. */
  public static Refusal reasonMissing() {
    return of(Reason.REASON_MISSING, "Alasan wajib diberikan", "A reason must be given");
  }

  /** No such alarm is known. */
  public static Refusal unknownAlarm(String alarmId) {
    return of(
        Reason.UNKNOWN_ALARM,
        "Tidak ada alarm '%s'".formatted(alarmId),
        "There is no alarm '%s'".formatted(alarmId));
  }

  /** The record is no command. */
  public static Refusal malformed(String fault) {
    return of(
        Reason.MALFORMED, "Perintah tidak sah: " + fault, "The command is not valid: " + fault);
  }

  private static Refusal of(Reason reason, String indonesian, String english) {
    return new Refusal(reason, new AlarmText(indonesian, english));
  }
}
