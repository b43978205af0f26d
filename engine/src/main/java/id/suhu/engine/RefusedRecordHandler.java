package id.suhu.engine;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * Notes what the rejected topic refuses. Streams makes it from its settings, which also carry what
 * it needs. Thread-safe.
 */
public final class RefusedRecordHandler implements ProductionExceptionHandler {

  /** Settings' names; the values are objects, as they never leave this process. */
  static final String RECORDS = "suhu.refused.records";

  static final String TOPIC = "suhu.rejected.topic";
  static final String TIME = "suhu.time";

  private @Nullable RefusedRecords records;
  private @Nullable String topic;
  private @Nullable MonotonicTime time;

  /** For Streams. */
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
      // The transaction is spoilt either way; the restart writes less.
      return Response.resume();
    }
    return Response.fail();
  }
}
