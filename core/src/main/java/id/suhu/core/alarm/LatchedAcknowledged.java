package id.suhu.core.alarm;

import java.util.Optional;

/** F: cleared and acknowledged; a reset is pending. */
public record LatchedAcknowledged(EndedOccurrence ended) implements Latched {

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
