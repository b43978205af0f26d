package id.suhu.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Passes one {@link KafkaProcess} to all test classes of a JVM, as a parameter. It starts with the
 * first class that asks for it and stops after the last class.
 */
final class SharedKafka implements ParameterResolver {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SharedKafka.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KafkaProcess.class;
  }

  @Override
  public KafkaProcess resolveParameter(ParameterContext parameter, ExtensionContext context) {
    // Surefire executes each class by itself; the session's store lasts for all classes of the JVM,
    // and closes what it holds.
    return context
        .getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
        .computeIfAbsent(Shared.class, type -> Shared.start(), Shared.class)
        .kafka();
  }

  /** The broker and its folder, which is deleted with it. */
  private record Shared(KafkaProcess kafka, Path folder) implements AutoCloseable {

    static Shared start() {
      try {
        Path folder = Files.createTempDirectory("suhu-test-kafka-");
        return new Shared(KafkaProcess.start(folder), folder);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot create a temporary folder for Kafka", e);
      }
    }

    @Override
    public void close() throws IOException {
      kafka.close();
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path path : (Iterable<Path>) tree.sorted(Comparator.reverseOrder())::iterator) {
          Files.delete(path);
        }
      }
    }
  }
}
