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
 * A table of the archive: Parquet files in folders by date, and Delta Lake's log of which of them
 * count. The log lets small files be joined into larger ones while others read.
 *
 * @param path the table's folder
 * @param columns their names, types and what they hold
 */
record ArchiveTable(Path path, List<Column> columns) {

  private static final String PARTITION = "date";
  private static final String CHECKPOINT = "suhu.checkpoint";

  /**
   * A column.
   *
   * @param type as SQL has it
   */
  record Column(String name, String type, String comment) {}

  private static final List<Column> READINGS =
      List.of(
          new Column("event_time", "TIMESTAMP", "when it was measured"),
          new Column("sensor_id", "STRING", "who measured it"),
          new Column("temperature", "DOUBLE", "degrees Celsius"),
          new Column("machine_id", "STRING", "the machine, where the sender said so"),
          new Column(
              "clock",
              "BOOLEAN",
              "the sender's timestamp could not be used; event_time is arrival_time"),
          new Column("arrival_time", "TIMESTAMP", "when Kafka got it"),
          new Column("partition", "INT", "where it stands in the reading topic"),
          new Column("offset", "BIGINT", "where it stands in the partition"),
          new Column(PARTITION, "DATE", "of event_time, UTC"));

  private static final List<Column> REJECTED =
      List.of(
          new Column("arrival_time", "TIMESTAMP", "when Kafka got it"),
          new Column("reason", "STRING", "why it is no reading, as in the rejected topic"),
          new Column("detail", "STRING", "the value and the rule that it breaks"),
          new Column("sensor_id", "STRING", "the sensor, where the record names a valid one"),
          new Column("key", "BINARY", "the record's key as it came"),
          new Column("value", "BINARY", "the record's value as it came"),
          new Column("partition", "INT", "where it stands in the reading topic"),
          new Column("offset", "BIGINT", "where it stands in the partition"),
          new Column(PARTITION, "DATE", "of arrival_time, UTC"));

  /** The table of readings in an archive's folder. */
  static ArchiveTable readings(Path archive) {
    return new ArchiveTable(new Path(archive, "readings"), READINGS);
  }

  /** The table of what was no reading. */
  static ArchiveTable rejected(Path archive) {
    return new ArchiveTable(new Path(archive, "rejected"), REJECTED);
  }

  /**
   * Whether what is there was written from the same checkpoint, and has these columns. Touches
   * nothing.
   *
   * @throws CommandFailedException if not, saying why
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

  /** Makes it, if it is not there. */
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
   * Adds the rows of a batch, all or none; nothing if it was added before.
   *
   * @param rows with a column of each name, in any order
   */
  void add(Dataset<Row> rows, String checkpoint, long batch) {
    rows.write()
        .format("delta")
        .mode("append")
        .option("txnAppId", checkpoint)
        .option("txnVersion", batch)
        .save(path.toString());
  }

  /** When it was changed last, be it in its columns. */
  Instant lastChange(SparkSession spark) {
    return DeltaTable.forPath(spark, path.toString())
        .history(1)
        .select("timestamp")
        .first()
        .getTimestamp(0)
        .toInstant();
  }

  /** Deletes files that have not counted for a week: whoever reads for so long has ended. */
  void deleteOldFiles(SparkSession spark) {
    DeltaTable table = DeltaTable.forPath(spark, path.toString());
    // It prints what it did, and standard output is for data.
    var unused = Console.withOut(OutputStream.nullOutputStream(), () -> table.vacuum());
  }
}
