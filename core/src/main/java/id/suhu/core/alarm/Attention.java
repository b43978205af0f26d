package id.suhu.core.alarm;

import java.util.Optional;

/**
 * Whether an alarm may ask for attention. A shelved alarm or one that is out of service is still
 * evaluated and journalled.
 *
 * @param shelf the shelving, if the alarm is shelved
 * @param outOfService set if the alarm is out of service
 * @param askedMs since when the active alarm has asked for attention without a reminder; {@link
 *     #NEVER} if not known yet. Milliseconds of a steady clock
 */
public record Attention(Optional<Shelf> shelf, Optional<OutOfService> outOfService, long askedMs) {

  /** An unknown time. */
  public static final long NEVER = Long.MIN_VALUE;

  /** Neither shelved nor out of service. */
  public static final Attention FREE = new Attention(Optional.empty(), Optional.empty(), NEVER);

  /**
   * A shelving for a limited time.
   *
   * @param user the operator
   * @param reason the reason
   * @param untilMs its end, in milliseconds of a steady clock
   * @param durationMs its duration
   */
  public record Shelf(String user, String reason, long untilMs, long durationMs) {

    /**
     * Returns whether it has ended. If it would last longer from now than its whole duration, the
     * clock was set back while no process was running: it has ended, because an alarm must not be
     * shelved for longer than intended.
     */
    public boolean isOver(long steadyMs) {
      return untilMs <= steadyMs || untilMs - steadyMs > durationMs;
    }
  }

  /**
   * Out of service until an operator ends it.
   *
   * @param user the operator
   * @param reason the reason
   */
  public record OutOfService(String user, String reason) {}

  /** Returns whether the alarm must not ask for attention. */
  public boolean isSuppressed() {
    return shelf.isPresent() || outOfService.isPresent();
  }

  /** Returns this with a shelving, or without. */
  public Attention withShelf(Optional<Shelf> other) {
    return new Attention(other, outOfService, NEVER);
  }

  /** Returns this out of service, or in service. */
  public Attention withOutOfService(Optional<OutOfService> other) {
    return new Attention(shelf, other, NEVER);
  }

  /** Returns this after the alarm has asked for attention. */
  public Attention askedAt(long steadyMs) {
    return new Attention(shelf, outOfService, steadyMs);
  }

  /** Returns this with the time to a reminder to be started again at the next check. */
  public Attention askingAnew() {
    return askedMs == NEVER ? this : askedAt(NEVER);
  }
}
