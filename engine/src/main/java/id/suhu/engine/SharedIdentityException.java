package id.suhu.engine;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;

/** Another engine calls itself by the name of this one; the message says why that may be. */
final class SharedIdentityException extends Exception {

  private static final long serialVersionUID = 1L;

  private SharedIdentityException(Path folder, Throwable cause) {
    super(
        ("another engine with the same name took over. Was the folder '%s' copied, or does a second"
                + " Suhu use it? Stop one of the two, or delete the file 'instance-id' in one"
                + " folder and start that engine again")
            .formatted(folder),
        cause);
  }

  /** The failure of an engine that Kafka has turned out in favour of another, if it is one. */
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
