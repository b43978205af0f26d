package id.suhu.core.alarm;

/** B: active and unacknowledged. */
public record ActiveUnacknowledged(Occurrence raised) implements Active, Unacknowledged {

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
  public ActiveUnacknowledged at(Severity severity) {
    return new ActiveUnacknowledged(raised.of(severity));
  }

  @Override
  public ActiveUnacknowledged restartedAt(long eventTimeMs) {
    return new ActiveUnacknowledged(raised.since(eventTimeMs));
  }
}
