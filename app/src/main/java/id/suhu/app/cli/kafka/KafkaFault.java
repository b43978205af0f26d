package id.suhu.app.cli.kafka;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import id.suhu.kafka.admin.AnswerException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Explains a Kafka error in one sentence for people. */
final class KafkaFault {

  private KafkaFault() {}

  /**
   * Returns the exception with that sentence.
   *
   * @param fault the exception of Kafka's client
   * @param bootstrap Kafka's address
   */
  static CommandFailedException explained(KafkaException fault, String bootstrap, Texts texts) {
    Throwable cause = root(fault);
    String detail = String.valueOf(cause.getMessage());
    String sentence;
    if (cause instanceof UnknownTopicOrPartitionException) {
      sentence = texts.sentence("kafka.no_topics", bootstrap);
    } else if (cause instanceof AuthenticationException) {
      sentence = texts.sentence("kafka.refused", bootstrap, detail);
    } else if (cause instanceof TimeoutException || cause instanceof DisconnectException) {
      sentence = texts.sentence("kafka.absent", bootstrap);
    } else if (cause instanceof AuthorizationException) {
      sentence = texts.sentence("kafka.right", asked(fault, detail));
    } else if (cause instanceof UnsupportedVersionException) {
      sentence = texts.sentence("kafka.old", bootstrap, detail);
    } else if (cause instanceof ConfigException || cause instanceof IllegalArgumentException) {
      sentence = texts.sentence("kafka.settings", bootstrap, detail);
    } else {
      sentence = texts.sentence("kafka.fault", bootstrap, asked(fault, detail));
    }
    return new CommandFailedException(sentence, fault);
  }

  /** The request is more informative than Kafka's message alone. */
  private static String asked(KafkaException fault, String detail) {
    return fault instanceof AnswerException ? String.valueOf(fault.getMessage()) : detail;
  }

  /** Returns the cause: Kafka's constructors, and admin requests, wrap it. */
  private static Throwable root(Throwable fault) {
    Throwable cause = fault.getCause();
    boolean wrapper = fault.getClass() == KafkaException.class || fault instanceof AnswerException;
    return wrapper && cause != null ? root(cause) : fault;
  }
}
