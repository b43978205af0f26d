package id.suhu.engine;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Handles records that the rejected topic refuses. Streams instantiates it and passes the settings,
 * which also contain its dependencies. Thread-safe.
 */
public final class RefusedRecordHandler implements ProductionExceptionHandler {

  /** A setting's name; its value is an object, since it never leaves this process. */
  static final String RECORDS = "suhu.refused.records";

  static final String TOPIC = "suhu.rejected.topic";
  static final String TIME = "suhu.time";

  private @Nullable RefusedRecords records;
  private @Nullable String topic;
  private @Nullable MonotonicTime time;

  /** Called by Streams. */
  public RefusedRecordHandler() {}

  @Override
  public void configure(Map<String, ?> configs) {
    records = (RefusedRecords) configs.get(RECORDS);
    topic = (String) configs.get(TOPIC);
    time = (MonotonicTime) configs.get(TIME);
  }

  @Override
  public Response handleError(
      ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception exception) {
    if (records != null && time != null && record.topic().equals(topic)) {
      records.refused(record.headers(), exception, time.milliseconds());
      // The transaction is aborted either way; the restart writes less.
      return Response.resume();
    }
    return Response.fail();
  }
}
