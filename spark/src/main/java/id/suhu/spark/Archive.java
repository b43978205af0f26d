package id.suhu.spark;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;

/**
 * Adds every record of a topic to one of two tables, readings and rejected records. Not
 * thread-safe.
 *
 * <p>An interrupted batch is repeated with the same records; a table that already contains it
 * ignores it.
 */
final class Archive implements StreamRun.Batch {

  private final SparkSession spark;
  private final ArchiveTable readings;
  private final ArchiveTable rejected;
  private final String checkpoint;

  /** Includes records counted by failed tasks, so it is an upper bound. */
  private final LongAccumulator rejects;

  private final InstantSource clock;

  private boolean begun;

  /** The day of the last deletion of old files, which happens in the first batch of a day. */
  private LocalDate lastDay;

  Archive(
      SparkSession spark,
      ArchiveTable readings,
      ArchiveTable rejected,
      String checkpoint,
      LongAccumulator rejects,
      InstantSource clock) {
    this.spark = spark;
    this.readings = readings;
    this.rejected = rejected;
    this.checkpoint = checkpoint;
    this.rejects = rejects;
    this.clock = clock;
    this.lastDay = day(readings.lastChange(spark));
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  @Override
  public void take(Dataset<Row> decoded, long batch) {
    long rejectsBefore = rejects.value();
    readings.add(
        decoded
            .filter("reason IS NULL")
            .selectExpr(
                "timestamp_micros(event_us) event_time",
                "sensor_id",
                "temperature",
                "machine_id",
                "clock",
                "timestamp_micros(arrival_us) arrival_time",
                "partition",
                "offset",
                "to_date(timestamp_micros(event_us)) date"),
        checkpoint,
        batch);
    // Rejected records are rare, and selecting them reads the batch again. The first batch of a run
    // may be one that was interrupted after its readings were added; it is then not counted.
    if (!begun || rejects.value() > rejectsBefore) {
      rejected.add(
          decoded
              .filter("reason IS NOT NULL")
              .selectExpr(
                  "timestamp_micros(arrival_us) arrival_time",
                  "reason",
                  "detail",
                  "sensor_id",
                  "key",
                  "value",
                  "partition",
                  "offset",
                  "to_date(timestamp_micros(arrival_us)) date"),
          checkpoint,
          batch);
    }
    begun = true;
    LocalDate today = day(clock.instant());
    if (today.isAfter(lastDay)) {
      readings.deleteOldFiles(spark);
      rejected.deleteOldFiles(spark);
      lastDay = today;
    }
  }
}
