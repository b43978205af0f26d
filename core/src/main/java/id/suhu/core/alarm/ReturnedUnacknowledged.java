package id.suhu.core.alarm;

import java.util.Optional;

/** D: cleared and unacknowledged. */
public record ReturnedUnacknowledged(EndedOccurrence ended) implements Inactive, Unacknowledged {

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
