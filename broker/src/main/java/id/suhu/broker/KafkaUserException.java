package id.suhu.broker;

/** A change to the users failed. The message is one sentence for the user of the command. */
public final class KafkaUserException extends Exception {

  KafkaUserException(String message) {
    super(message);
  }

  KafkaUserException(String message, Throwable cause) {
    super(message, cause);
  }
}
