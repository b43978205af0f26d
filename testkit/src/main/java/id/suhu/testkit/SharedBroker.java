package id.suhu.testkit;

/**
 * Provides tests with one {@link TestBroker} for all test classes of a JVM. Each test uses {@link
 * TestBroker#freshTopics}.
 */
public final class SharedBroker extends SharedResource<TestBroker> {

  /** Creates the extension. */
  public SharedBroker() {
    super(TestBroker.class, TestBroker::start);
  }
}
