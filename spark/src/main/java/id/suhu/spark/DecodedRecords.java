package id.suhu.spark;

import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.LongAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the records of a {@link ReadingTopic} to one row each: a reading, or a reject reason.
 * Uses the engine's decoder, so that both give the same result.
 */
final class DecodedRecords implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final StructType SCHEMA =
      new StructType()
          .add("sensor_id", DataTypes.StringType)
          .add("event_us", DataTypes.LongType)
          .add("temperature", DataTypes.DoubleType)
          .add("machine_id", DataTypes.StringType)
          .add("clock", DataTypes.BooleanType)
          .add("arrival_us", DataTypes.LongType)
          .add("partition", DataTypes.IntegerType)
          .add("offset", DataTypes.LongType)
          .add("reason", DataTypes.StringType)
          .add("detail", DataTypes.StringType)
          .add("key", DataTypes.BinaryType)
          .add("value", DataTypes.BinaryType);

  private final @Nullable Duration retention;
  private final LongAccumulator rejects;

  private DecodedRecords(@Nullable Duration retention, LongAccumulator rejects) {
    this.retention = retention;
    this.rejects = rejects;
  }

  /**
   * Returns the rows of records.
   *
   * @param retention how much older than its record a reading may be; empty for no limit
   * @param rejects counts rejected records, each time that they are decoded
   */
  static Dataset<Row> of(
      Dataset<Row> records, Optional<Duration> retention, LongAccumulator rejects) {
    return records.mapPartitions(
        new DecodedRecords(retention.orElse(null), rejects), Encoders.row(SCHEMA));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> records) {
    ReadingDecoder decoder = new ReadingDecoder(Optional.ofNullable(retention));
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return records.hasNext();
      }

      @Override
      public Row next() {
        return decoded(decoder, records.next());
      }
    };
  }

  private Row decoded(ReadingDecoder decoder, Row record) {
    Decoded decoded = ReadingTopic.decode(decoder, record);
    if (decoded instanceof Decoded.Good good) {
      Reading reading = good.reading();
      return RowFactory.create(
          reading.sensor().text(),
          reading.eventTimeMs() * 1_000,
          reading.celsius(),
          reading.machine().orElse(null),
          reading.clockSuspect(),
          reading.arrivalMs() * 1_000,
          reading.position().partition(),
          reading.position().offset(),
          null,
          null,
          null,
          null);
    }
    rejects.add(1);
    Decoded.Rejected rejected = (Decoded.Rejected) decoded;
    return RowFactory.create(
        rejected.sensor().map(SensorId::text).orElse(null),
        null,
        null,
        null,
        null,
        record.get(2),
        record.get(3),
        record.get(4),
        rejected.reason().code(),
        rejected.detail(),
        record.get(0),
        record.get(1));
  }
}
