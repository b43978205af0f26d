package id.suhu.kafka.admin;

import org.apache.kafka.common.KafkaException;

/** An admin request failed; the cause is Kafka's own error. The message names the request. */
public final class AnswerException extends KafkaException {

  private static final long serialVersionUID = 1L;

  AnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
