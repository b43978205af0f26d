package id.suhu.core.alarm;

import java.util.Optional;

/** E: cleared and unacknowledged; a reset is pending. */
public record LatchedUnacknowledged(EndedOccurrence ended) implements Latched, Unacknowledged {

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
