package id.suhu.kafka.topic;

import id.suhu.kafka.KafkaConnection;

/** Record headers that identify the origin of rejected and re-routed records. */
public final class OriginHeaders {

  /** Prefix of Suhu's headers. */
  public static final String PREFIX = "suhu.";

  /** The code of the {@link id.suhu.core.reading.RejectReason}. */
  public static final String REASON = "suhu.reason";

  /** The original topic. */
  public static final String TOPIC = "suhu.topic";

  /** The original partition, as decimal text. */
  public static final String PARTITION = "suhu.partition";

  /** The original offset, as decimal text. */
  public static final String OFFSET = "suhu.offset";

  /** The original timestamp, epoch milliseconds as decimal text. */
  public static final String TIMESTAMP = "suhu.timestamp";

  /**
   * The size of key, value and headers in bytes, as decimal text, if the record was too large to be
   * passed on unchanged.
   */
  public static final String TRUNCATED = "suhu.truncated";

  /**
   * The size of key, value and headers in Kafka in bytes, as decimal text, if a consumer of {@link
   * KafkaConnection} returned the record truncated. The consumer removes such a header set by a
   * sender.
   */
  public static final String SIZE = "suhu.size";

  private OriginHeaders() {}
}
