package id.suhu.core.alarm;

import java.util.Optional;

/**
 * The state of an alarm, after OPC UA Part 9 and ISA-18.2. Each state has methods for its legal
 * transitions only; {@link Lifecycle} applies them:
 *
 * <pre>
 *  from \ step               raise  escalate  de-escalate  clear  latch  acknowledge  reset
 *  A normal                    B
 *  B active, unacknowledged            B          B         D      E        C
 *  C active, acknowledged              B          C         A      F
 *  D returned, unacknowledged  B                                            A
 *  E latched, unacknowledged   B                                            F          D
 *  F latched, acknowledged     B                                                       A
 * </pre>
 *
 * A raise starts a new occurrence. The ISA-18.2 states G to I (shelved, suppressed, out of service)
 * are orthogonal to these and not modelled here.
 */
public sealed interface AlarmState permits Active, Inactive, Unacknowledged {

  /** Returns the state's name. */
  StateName name();

  /** Returns the name used in messages, such as {@code active_unacknowledged}. */
  default String code() {
    return name().code();
  }

  /** Returns the ISA-18.2 letter. */
  default char letter() {
    return name().letter();
  }

  /** Returns whether the alarm condition is true. */
  boolean active();

  /** Returns whether no acknowledgement is pending. */
  boolean acknowledged();

  /**
   * Returns the current occurrence, or the latest one if the alarm is inactive; empty if it was
   * never raised.
   */
  Optional<Occurrence> occurrence();

  /** Returns whether the latest occurrence spans this event time. */
  boolean covers(long eventTimeMs);

  /**
   * Returns this state after the sensor's event time was restarted: an active occurrence then
   * starts at the given time.
   *
   * @param eventTimeMs event time of the first reading after the restart, epoch milliseconds
   */
  default AlarmState restartedAt(long eventTimeMs) {
    return this;
  }

  /**
   * Returns the state after the alarm's rule was removed: normal, with nothing to acknowledge or
   * reset.
   *
   * @param nowMs epoch milliseconds
   */
  Normal ended(long nowMs);

  /** Returns whether the alarm needs an operator's attention. */
  default boolean needsAttention() {
    return active() || !acknowledged() || this instanceof Latched;
  }
}
