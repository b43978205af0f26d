package id.suhu.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides tests with one {@link TestBroker} for all test classes of a JVM, as a parameter. It
 * starts with the first class that requests it and stops after the last class. Each test uses
 * {@link TestBroker#freshTopics}.
 */
public final class SharedBroker implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedBroker.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestBroker.class;
  }

  @Override
  public TestBroker resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Surefire executes each class by itself; the session's store lasts for all classes of the JVM,
    // and closes what it holds.
    return context
        .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent(TestBroker.class, type -> TestBroker.start(), TestBroker.class);
  }
}
