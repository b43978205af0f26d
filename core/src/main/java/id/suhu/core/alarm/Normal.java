package id.suhu.core.alarm;

import java.util.Optional;

/** A: inactive, with nothing to acknowledge or reset. */
public record Normal(Optional<EndedOccurrence> past) implements Inactive {

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
