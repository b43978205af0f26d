package id.suhu.kafka.admin;

import org.apache.kafka.common.KafkaException;

/**
 * Kafka did not do what an admin client asked; the cause is Kafka's own error. Says what it was.
 */
public final class AnswerException extends KafkaException {

  private static final long serialVersionUID = 1L;

  AnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
