package id.suhu.engine;

/** A {@link Reception} set by a test. Initially nothing is proven, and there was no outage. */
final class GivenReception implements Reception {

  long provenMs = Long.MIN_VALUE;
  long interruptedUntilMs = Long.MIN_VALUE;

  @Override
  public long provenMs() {
    return provenMs;
  }

  @Override
  public long interruptedUntilMs() {
    return interruptedUntilMs;
  }
}
