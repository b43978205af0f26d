package id.suhu.core.alarm;

import java.util.Optional;

/**
 * Where an alarm stands, after OPC UA Part 9 and ISA-18.2. Each state offers its own next steps and
 * no others:
 *
 * <pre>
 *            raise                        clear
 *  A normal ───────► B active, unacknowledged ───────► D returned, unacknowledged
 *                    ▲                                  │
 *                    └──────────────────────────────────┘ raise (a new occurrence)
 * </pre>
 */
public sealed interface AlarmState {

  /** The name on the wire, such as {@code active_unacknowledged}. */
  String code();

  /** ISA-18.2's letter. */
  char letter();

  /** Whether the condition holds. */
  boolean active();

  /** Whether nobody needs to acknowledge it. */
  boolean acknowledged();

  /** The current occurrence, or else the latest; empty if it was never raised. */
  Optional<Occurrence> occurrence();

  /** Whether the latest occurrence was going on at this event time. */
  boolean covers(long eventTimeMs);

  /**
   * The same for a sensor whose event time starts anew: what goes on, goes on from there.
   *
   * @param eventTimeMs of the first reading that is judged anew
   */
  default AlarmState restartedAt(long eventTimeMs) {
    return this;
  }

  /** Whether an operator has something to look at. */
  default boolean needsAttention() {
    return active() || !acknowledged();
  }

  /** The condition does not hold. */
  sealed interface Inactive extends AlarmState permits Normal, ReturnedUnacknowledged {

    /**
     * The condition has held for the on-delay.
     *
     * @param sinceMs event time at which the condition began to hold
     * @param raisedMs event time of the reading that raises
     */
    ActiveUnacknowledged raise(long sinceMs, long raisedMs);

    @Override
    default boolean active() {
      return false;
    }
  }

  /** The condition holds. */
  sealed interface Active extends AlarmState permits ActiveUnacknowledged {

    /**
     * The condition has been gone for the off-delay.
     *
     * @param clearedMs event time of the reading that clears
     */
    Inactive clear(long clearedMs);

    @Override
    default boolean active() {
      return true;
    }
  }

  /** A: nothing is wrong, and nothing waits for anybody. */
  record Normal() implements Inactive {

    /** The state of an alarm that was never raised. */
    public static final Normal NEVER_RAISED = new Normal();

    @Override
    public ActiveUnacknowledged raise(long sinceMs, long raisedMs) {
      return new ActiveUnacknowledged(Occurrence.first(sinceMs, raisedMs));
    }

    @Override
    public String code() {
      return "normal";
    }

    @Override
    public char letter() {
      return 'A';
    }

    @Override
    public boolean acknowledged() {
      return true;
    }

    @Override
    public Optional<Occurrence> occurrence() {
      return Optional.empty();
    }

    @Override
    public boolean covers(long eventTimeMs) {
      return false;
    }
  }

  /** B: the condition holds and nobody has acknowledged. */
  record ActiveUnacknowledged(Occurrence raised) implements Active {

    @Override
    public ReturnedUnacknowledged clear(long clearedMs) {
      return new ReturnedUnacknowledged(raised, clearedMs);
    }

    @Override
    public String code() {
      return "active_unacknowledged";
    }

    @Override
    public char letter() {
      return 'B';
    }

    @Override
    public boolean acknowledged() {
      return false;
    }

    @Override
    public Optional<Occurrence> occurrence() {
      return Optional.of(raised);
    }

    @Override
    public boolean covers(long eventTimeMs) {
      return eventTimeMs >= raised.sinceMs();
    }

    @Override
    public ActiveUnacknowledged restartedAt(long eventTimeMs) {
      return new ActiveUnacknowledged(raised.since(eventTimeMs));
    }
  }

  /** D: cleared, and nobody has acknowledged. */
  record ReturnedUnacknowledged(Occurrence raised, long clearedMs) implements Inactive {

    @Override
    public ActiveUnacknowledged raise(long sinceMs, long raisedMs) {
      return new ActiveUnacknowledged(raised.next(sinceMs, raisedMs));
    }

    @Override
    public String code() {
      return "returned_unacknowledged";
    }

    @Override
    public char letter() {
      return 'D';
    }

    @Override
    public boolean acknowledged() {
      return false;
    }

    @Override
    public Optional<Occurrence> occurrence() {
      return Optional.of(raised);
    }

    @Override
    public boolean covers(long eventTimeMs) {
      return eventTimeMs >= raised.sinceMs() && eventTimeMs <= clearedMs;
    }
  }
}
