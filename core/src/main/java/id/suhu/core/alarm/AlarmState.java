package id.suhu.core.alarm;

import java.util.Optional;

/**
 * Where an alarm stands, after OPC UA Part 9 and ISA-18.2. Each state offers its own next steps and
 * no others; {@link Lifecycle} takes them:
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
public sealed interface AlarmState permits Active, Inactive, Unacknowledged {

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
   * The same for a rule that no longer applies: nothing waits for anybody.
   *
   * @param nowMs epoch milliseconds
   */
  Normal ended(long nowMs);

  /** Whether an operator has something to look at. */
  default boolean needsAttention() {
    return active() || !acknowledged() || this instanceof Latched;
  }
}
