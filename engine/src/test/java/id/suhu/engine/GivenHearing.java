package id.suhu.engine;

/** A {@link Hearing} set by a test. Initially nothing is proven, and there was no outage. */
final class GivenHearing implements Hearing {

  long provenMs = Long.MIN_VALUE;
  long deafUntilMs = Long.MIN_VALUE;

  @Override
  public long provenMs() {
    return provenMs;
  }

  @Override
  public long deafUntilMs() {
    return deafUntilMs;
  }
}
