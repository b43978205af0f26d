package id.suhu.broker;

/** A change to the users did not happen. The message is one sentence for the person who asked. */
public final class KafkaUserException extends Exception {

  KafkaUserException(String message) {
    super(message);
  }

  KafkaUserException(String message, Throwable cause) {
    super(message, cause);
  }
}
