package id.suhu.kafka.topic;

import id.suhu.kafka.KafkaConnection;

/** The headers that tell where a record came from, on rejected and on re-routed ones. */
public final class OriginHeaders {

  /** What the names of Suhu's own headers begin with. */
  public static final String PREFIX = "suhu.";

  /** The {@link id.suhu.core.reading.RejectReason}'s code. */
  public static final String REASON = "suhu.reason";

  /** The topic that the record came from. */
  public static final String TOPIC = "suhu.topic";

  /** Its partition there, as decimal text. */
  public static final String PARTITION = "suhu.partition";

  /** Its offset there, as decimal text. */
  public static final String OFFSET = "suhu.offset";

  /** Its timestamp there, epoch milliseconds as decimal text. */
  public static final String TIMESTAMP = "suhu.timestamp";

  /**
   * How many bytes key, value and headers had, as decimal text, where the record was too large to
   * be passed on whole.
   */
  public static final String TRUNCATED = "suhu.truncated";

  /**
   * How many bytes key, value and headers have in Kafka, as decimal text, where a consumer of
   * {@link KafkaConnection} handed out less. It removes one that a sender made up.
   */
  public static final String SIZE = "suhu.size";

  private OriginHeaders() {}
}
