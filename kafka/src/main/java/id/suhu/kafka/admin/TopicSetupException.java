package id.suhu.kafka.admin;

/** A topic could not be looked at or made; the message says which, and what is missing. */
public final class TopicSetupException extends Exception {

  private static final long serialVersionUID = 1L;

  TopicSetupException(String message, Throwable cause) {
    super(message, cause);
  }
}
