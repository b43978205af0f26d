package id.suhu.testkit;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes one resource to all test classes of a JVM, as a parameter. It starts with the first class
 * that requests it and is closed after the last class.
 *
 * @param <R> the type of the parameter
 */
public abstract class SharedResource<R extends AutoCloseable> implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedResource.class);

  private final Class<R> type;
  private final Supplier<R> start;

  /**
   * Creates the extension.
   *
   * @param type the type of the parameter
   * @param start starts the resource
   */
  protected SharedResource(Class<R> type, Supplier<R> start) {
    this.type = type;
    this.start = start;
  }

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final R resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Surefire executes each class by itself; the session's store lasts for all classes of the JVM,
    // and closes what it holds.
    return context
        .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent(type, key -> start.get(), type);
  }
}
