package id.suhu.spark;

import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Texts;
import io.delta.tables.DeltaTable;
import io.delta.tables.DeltaTableBuilder;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Console;

/**
 * A table of the archive: Parquet files in folders by date, and Delta Lake's log of the current
 * files. The log makes it possible to compact small files while others read the table.
 *
 * @param path the table's folder
 * @param columns the columns, with their names, types and comments
 */
record ArchiveTable(Path path, List<Column> columns) {

  private static final String PARTITION = "date";
  private static final String CHECKPOINT = "suhu.checkpoint";

  /**
   * A column.
   *
   * @param type the SQL type
   */
  record Column(String name, String type, String comment) {}

  private static final List<Column> READINGS =
      List.of(
          new Column("event_time", "TIMESTAMP", "time of the measurement"),
          new Column("sensor_id", "STRING", "the sensor"),
          new Column("temperature", "DOUBLE", "degrees Celsius"),
          new Column("machine_id", "STRING", "the machine, if the sender named one"),
          new Column(
              "clock",
              "BOOLEAN",
              "the sender's timestamp was unusable; event_time is arrival_time"),
          new Column("arrival_time", "TIMESTAMP", "timestamp of the record in Kafka"),
          new Column("partition", "INT", "partition of the record in the reading topic"),
          new Column("offset", "BIGINT", "offset of the record in the partition"),
          new Column(PARTITION, "DATE", "of event_time, UTC"));

  private static final List<Column> REJECTED =
      List.of(
          new Column("arrival_time", "TIMESTAMP", "timestamp of the record in Kafka"),
          new Column("reason", "STRING", "reject reason, as in the rejected topic"),
          new Column("detail", "STRING", "the value and the rule that it violates"),
          new Column("sensor_id", "STRING", "the sensor, if the record names a valid one"),
          new Column("key", "BINARY", "key of the record"),
          new Column("value", "BINARY", "value of the record"),
          new Column("partition", "INT", "partition of the record in the reading topic"),
          new Column("offset", "BIGINT", "offset of the record in the partition"),
          new Column(PARTITION, "DATE", "of arrival_time, UTC"));

  /** Returns the table of readings in an archive's folder. */
  static ArchiveTable readings(Path archive) {
    return new ArchiveTable(new Path(archive, "readings"), READINGS);
  }

  /** Returns the table of rejected records in an archive's folder. */
  static ArchiveTable rejected(Path archive) {
    return new ArchiveTable(new Path(archive, "rejected"), REJECTED);
  }

  /**
   * Checks that an existing table was written from the same checkpoint and has these columns.
   * Read-only.
   *
   * @throws CommandFailedException if it was not or has not
   */
  void check(SparkSession spark, String checkpoint, Texts texts) throws CommandFailedException {
    if (!DeltaTable.isDeltaTable(spark, path.toString())) {
      return;
    }
    DeltaTable table = DeltaTable.forPath(spark, path.toString());
    String found = plain(table.toDF().schema());
    String expected = plain(StructType.fromDDL(ddl()));
    if (!found.equals(expected)) {
      throw new CommandFailedException(texts.sentence("archive.schema", path, found, expected));
    }
    Map<String, String> properties = table.detail().select("properties").first().getJavaMap(0);
    if (!checkpoint.equals(properties.get(CHECKPOINT))) {
      throw new CommandFailedException(texts.sentence("archive.checkpoint", path));
    }
  }

  private String ddl() {
    return columns.stream()
        .map(column -> "`%s` %s".formatted(column.name(), column.type()))
        .collect(Collectors.joining(", "));
  }

  private static String plain(StructType schema) {
    return Arrays.stream(schema.fields())
        .map((StructField field) -> field.name() + " " + field.dataType().simpleString())
        .collect(Collectors.joining(", "));
  }

  /** Creates the table if it does not exist. */
  void make(SparkSession spark, String checkpoint) {
    DeltaTableBuilder builder =
        DeltaTable.createIfNotExists(spark)
            .location(path.toString())
            .property(CHECKPOINT, checkpoint)
            .property("delta.autoOptimize.autoCompact", "true");
    for (Column column : columns) {
      builder.addColumn(
          DeltaTable.columnBuilder(spark, column.name())
              .dataType(column.type())
              .comment(column.comment())
              .build());
    }
    builder.partitionedBy(PARTITION).execute();
  }

  /**
   * Adds the rows of a batch atomically; does nothing if the batch was added before.
   *
   * @param rows rows with all columns, in any order
   */
  void add(Dataset<Row> rows, String checkpoint, long batch) {
    rows.write()
        .format("delta")
        .mode("append")
        .option("txnAppId", checkpoint)
        .option("txnVersion", batch)
        .save(path.toString());
  }

  /** Returns the time of the last change of data or columns. */
  Instant lastChange(SparkSession spark) {
    return DeltaTable.forPath(spark, path.toString())
        .history(1)
        .select("timestamp")
        .first()
        .getTimestamp(0)
        .toInstant();
  }

  /** Deletes files that have not been current for a week, the maximum duration of a read. */
  void deleteOldFiles(SparkSession spark) {
    DeltaTable table = DeltaTable.forPath(spark, path.toString());
    // Delta prints to standard output, which is reserved for data.
    var unused = Console.withOut(OutputStream.nullOutputStream(), () -> table.vacuum());
  }
}
