package id.suhu.engine;

/** A hearing that a test sets; at first nothing is proven, and Kafka was never away. */
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
