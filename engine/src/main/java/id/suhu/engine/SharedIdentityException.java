package id.suhu.engine;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Another engine uses the identifier of this one; the message contains possible causes. */
final class SharedIdentityException extends Exception {

  private static final long serialVersionUID = 1L;

  private SharedIdentityException(Path folder, Throwable cause) {
    super(
        ("another engine with the same identifier took over. Was the folder '%s' copied, or"
                + " does a second"
                + " Suhu use it? Stop one of the two, or delete the file 'instance-id' in one"
                + " folder and restart that engine")
            .formatted(folder),
        cause);
  }

  /** Returns the failure of an engine that Kafka has fenced in favour of another, if it is one. */
  static Optional<SharedIdentityException> in(Throwable failure, Path folder) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FencedInstanceIdException
          || cause instanceof ProducerFencedException
          || cause instanceof InvalidProducerEpochException) {
        return Optional.of(new SharedIdentityException(folder, failure));
      }
    }
    return Optional.empty();
  }
}
