package id.suhu.core.alarm;

import java.util.Optional;

/**
 * Where an alarm stands, after OPC UA Part 9 and ISA-18.2. Each state offers its own next steps and
 * no others:
 *
 * <pre>
 *  from \ step               raise  clear  latch  acknowledge  reset
 *  A normal                    B
 *  B active, unacknowledged           D      E        C
 *  C active, acknowledged             A      F
 *  D returned, unacknowledged  B                      A
 *  E latched, unacknowledged   B                      F          D
 *  F latched, acknowledged     B                                 A
 * </pre>
 *
 * A raise is a new occurrence. G to I of ISA-18.2 are not places on this way but lie beside it.
 */
public sealed interface AlarmState {

  /** Which state it is. */
  StateName name();

  /** The name on the wire, such as {@code active_unacknowledged}. */
  default String code() {
    return name().code();
  }

  /** ISA-18.2's letter. */
  default char letter() {
    return name().letter();
  }

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

  /**
   * The same for a sensor that is no more: nothing waits for anybody.
   *
   * @param nowMs epoch milliseconds
   */
  default Normal ended(long nowMs) {
    return this instanceof Active active
        ? new Normal(Optional.of(new EndedOccurrence(active.raised(), nowMs)))
        : new Normal(((Inactive) this).past());
  }

  /** Whether an operator has something to look at. */
  default boolean needsAttention() {
    return active() || !acknowledged() || this instanceof Latched;
  }

  /** The condition does not hold. */
  sealed interface Inactive extends AlarmState permits Normal, ReturnedUnacknowledged, Latched {

    /** The latest occurrence; empty if the alarm was never raised. */
    Optional<EndedOccurrence> past();

    /**
     * The condition has held for the on-delay.
     *
     * @param sinceMs event time at which the condition began to hold
     * @param raisedMs event time of the reading that raises
     */
    default ActiveUnacknowledged raise(long sinceMs, long raisedMs) {
      return new ActiveUnacknowledged(
          past()
              .map(past -> past.raised().next(sinceMs, raisedMs))
              .orElseGet(() -> Occurrence.first(sinceMs, raisedMs)));
    }

    @Override
    default boolean active() {
      return false;
    }

    @Override
    default Optional<Occurrence> occurrence() {
      return past().map(EndedOccurrence::raised);
    }

    @Override
    default boolean covers(long eventTimeMs) {
      return past().isPresent() && past().get().covers(eventTimeMs);
    }
  }

  /** The condition holds. */
  sealed interface Active extends AlarmState permits ActiveUnacknowledged, ActiveAcknowledged {

    /** The current occurrence. */
    Occurrence raised();

    /**
     * The condition has been gone for the off-delay.
     *
     * @param clearedMs event time of the reading that clears
     */
    Inactive clear(long clearedMs);

    /**
     * The same for an alarm that stays until it is reset.
     *
     * @param clearedMs event time of the reading that clears
     */
    Latched latch(long clearedMs);

    @Override
    default boolean active() {
      return true;
    }

    @Override
    default Optional<Occurrence> occurrence() {
      return Optional.of(raised());
    }

    @Override
    default boolean covers(long eventTimeMs) {
      return eventTimeMs >= raised().sinceMs();
    }
  }

  /** Waits for somebody to take note. */
  sealed interface Unacknowledged extends AlarmState
      permits ActiveUnacknowledged, ReturnedUnacknowledged, LatchedUnacknowledged {

    /** Somebody has taken note. */
    AlarmState acknowledge();

    @Override
    default boolean acknowledged() {
      return false;
    }
  }

  /** The condition is gone; somebody must look at the machine and reset the alarm. */
  sealed interface Latched extends Inactive permits LatchedUnacknowledged, LatchedAcknowledged {

    /** The machine was looked at. */
    Inactive reset();
  }

  /** A: nothing is wrong, and nothing waits for anybody. */
  record Normal(Optional<EndedOccurrence> past) implements Inactive {

    /** The state of an alarm that was never raised. */
    public static final Normal NEVER_RAISED = new Normal(Optional.empty());

    @Override
    public StateName name() {
      return StateName.NORMAL;
    }

    @Override
    public boolean acknowledged() {
      return true;
    }
  }

  /** B: the condition holds and nobody has acknowledged. */
  record ActiveUnacknowledged(Occurrence raised) implements Active, Unacknowledged {

    @Override
    public StateName name() {
      return StateName.ACTIVE_UNACKNOWLEDGED;
    }

    @Override
    public ActiveAcknowledged acknowledge() {
      return new ActiveAcknowledged(raised);
    }

    @Override
    public ReturnedUnacknowledged clear(long clearedMs) {
      return new ReturnedUnacknowledged(new EndedOccurrence(raised, clearedMs));
    }

    @Override
    public LatchedUnacknowledged latch(long clearedMs) {
      return new LatchedUnacknowledged(new EndedOccurrence(raised, clearedMs));
    }

    @Override
    public ActiveUnacknowledged restartedAt(long eventTimeMs) {
      return new ActiveUnacknowledged(raised.since(eventTimeMs));
    }
  }

  /** C: the condition holds and somebody has acknowledged. */
  record ActiveAcknowledged(Occurrence raised) implements Active {

    @Override
    public StateName name() {
      return StateName.ACTIVE_ACKNOWLEDGED;
    }

    @Override
    public boolean acknowledged() {
      return true;
    }

    @Override
    public Normal clear(long clearedMs) {
      return new Normal(Optional.of(new EndedOccurrence(raised, clearedMs)));
    }

    @Override
    public LatchedAcknowledged latch(long clearedMs) {
      return new LatchedAcknowledged(new EndedOccurrence(raised, clearedMs));
    }

    @Override
    public ActiveAcknowledged restartedAt(long eventTimeMs) {
      return new ActiveAcknowledged(raised.since(eventTimeMs));
    }
  }

  /** D: cleared, and nobody has acknowledged. */
  record ReturnedUnacknowledged(EndedOccurrence ended) implements Inactive, Unacknowledged {

    @Override
    public StateName name() {
      return StateName.RETURNED_UNACKNOWLEDGED;
    }

    @Override
    public Optional<EndedOccurrence> past() {
      return Optional.of(ended);
    }

    @Override
    public Normal acknowledge() {
      return new Normal(past());
    }
  }

  /** E: cleared, needs a reset, and nobody has acknowledged. */
  record LatchedUnacknowledged(EndedOccurrence ended) implements Latched, Unacknowledged {

    @Override
    public StateName name() {
      return StateName.LATCHED_UNACKNOWLEDGED;
    }

    @Override
    public Optional<EndedOccurrence> past() {
      return Optional.of(ended);
    }

    @Override
    public LatchedAcknowledged acknowledge() {
      return new LatchedAcknowledged(ended);
    }

    @Override
    public ReturnedUnacknowledged reset() {
      return new ReturnedUnacknowledged(ended);
    }
  }

  /** F: cleared and acknowledged; needs a reset. */
  record LatchedAcknowledged(EndedOccurrence ended) implements Latched {

    @Override
    public StateName name() {
      return StateName.LATCHED_ACKNOWLEDGED;
    }

    @Override
    public boolean acknowledged() {
      return true;
    }

    @Override
    public Optional<EndedOccurrence> past() {
      return Optional.of(ended);
    }

    @Override
    public Normal reset() {
      return new Normal(past());
    }
  }
}
