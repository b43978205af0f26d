package id.suhu.spark;

import id.suhu.cli.HighReading;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
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
 * Selects the readings above a limit from the records of a {@link ReadingTopic}. Decodes and
 * filters in one step, so that no rows are created for other records.
 */
final class HotReadings implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  private static final StructType SCHEMA =
      new StructType()
          .add("sensor_id", DataTypes.StringType)
          .add("temperature", DataTypes.DoubleType)
          .add("event_us", DataTypes.LongType);

  private static final StructType RECORD =
      new StructType().add("key", DataTypes.StringType).add("value", DataTypes.StringType);

  private final double limitCelsius;
  private final @Nullable Duration retention;
  private final LongAccumulator found;

  private HotReadings(double limitCelsius, @Nullable Duration retention, LongAccumulator found) {
    this.limitCelsius = limitCelsius;
    this.retention = retention;
    this.found = found;
  }

  /**
   * Returns the readings strictly above the limit: {@code sensor_id}, {@code temperature}, {@code
   * event_us}.
   *
   * @param retention how much older than its record a reading may be; empty for no limit
   * @param found counts the readings, again if a task is repeated
   */
  static Dataset<Row> of(
      Dataset<Row> records,
      double limitCelsius,
      Optional<Duration> retention,
      LongAccumulator found) {
    return records.mapPartitions(
        new HotReadings(limitCelsius, retention.orElse(null), found), Encoders.row(SCHEMA));
  }

  /** Returns the readings as a table for Parquet. */
  static Dataset<Row> table(Dataset<Row> hot) {
    return hot.selectExpr(
        "sensor_id",
        "temperature",
        "timestamp_micros(event_us) event_time",
        "'%s' Keterangan".formatted(HighReading.KETERANGAN));
  }

  /** Returns the readings as lines of JSON, in the format of {@code watch --format json}. */
  static Dataset<String> lines(Dataset<Row> hot) {
    return hot.map(
        (MapFunction<Row, String>) row -> HighReading.json(reading(row)), Encoders.STRING());
  }

  /** Returns the readings as Kafka records: {@code key} and {@code value}. */
  static Dataset<Row> records(Dataset<Row> hot) {
    return hot.map(
        (MapFunction<Row, Row>)
            row -> RowFactory.create(row.getString(0), HighReading.json(reading(row))),
        Encoders.row(RECORD));
  }

  /** Returns the reading of a row, without its position in the topic. */
  static Reading reading(Row row) {
    long eventTimeMs = row.getLong(2) / 1_000;
    return new Reading(
        new SensorId(row.getString(0)),
        Optional.empty(),
        eventTimeMs,
        eventTimeMs,
        row.getDouble(1),
        false,
        new Position(0, 0));
  }

  @Override
  public Iterator<Row> call(Iterator<Row> records) {
    ReadingDecoder decoder = new ReadingDecoder(Optional.ofNullable(retention));
    return new Iterator<>() {
      private @Nullable Row next;

      @Override
      public boolean hasNext() {
        while (next == null && records.hasNext()) {
          next = hot(decoder, records.next());
        }
        return next != null;
      }

      @Override
      public Row next() {
        if (!hasNext() || next == null) {
          throw new NoSuchElementException();
        }
        Row row = next;
        next = null;
        return row;
      }
    };
  }

  private @Nullable Row hot(ReadingDecoder decoder, Row record) {
    if (ReadingTopic.decode(decoder, record) instanceof Decoded.Good good
        && good.reading().celsius() > limitCelsius) {
      found.add(1);
      return RowFactory.create(
          good.reading().sensor().text(),
          good.reading().celsius(),
          good.reading().eventTimeMs() * 1_000);
    }
    return null;
  }
}
