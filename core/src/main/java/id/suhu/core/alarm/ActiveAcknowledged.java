package id.suhu.core.alarm;

import java.util.Optional;

/** C: active and acknowledged. */
public record ActiveAcknowledged(Occurrence raised) implements Active {

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
  public ActiveAcknowledged at(Severity severity) {
    return new ActiveAcknowledged(raised.of(severity));
  }

  @Override
  public ActiveAcknowledged restartedAt(long eventTimeMs) {
    return new ActiveAcknowledged(raised.since(eventTimeMs));
  }
}
