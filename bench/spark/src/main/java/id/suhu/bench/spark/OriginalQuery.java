package id.suhu.bench.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.DataStreamWriter;
import org.apache.spark.sql.streaming.Trigger;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** The first system's query, unchanged and with Spark's defaults. */
final class OriginalQuery {

  private static final StructType READING =
      new StructType()
          .add("sensor_id", DataTypes.StringType)
          .add("temperature", DataTypes.DoubleType);

  private static final StructType NOTE = new StructType().add("Keterangan", DataTypes.StringType);

  private OriginalQuery() {}

  /**
   * Runs the query.
   *
   * @param arguments Kafka's address, the topic, and a {@link ReadRange}
   */
  public static void main(String[] arguments) throws Exception {
    ReadRange range = ReadRange.valueOf(arguments[2]);
    try (SparkSession spark =
        SparkSession.builder()
            .appName("original")
            .master("local[*]")
            // With the default, the host name, Spark would accept connections from the network.
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.ui.enabled", "false")
            .getOrCreate()) {
      spark.sparkContext().setLogLevel("WARN");
      DataStreamWriter<Row> console =
          hot(spark, arguments[0], arguments[1], range)
              .writeStream()
              .format("console")
              .outputMode("append");
      if (range == ReadRange.WHOLE_TOPIC) {
        console = console.trigger(Trigger.AvailableNow());
      } else {
        // The default is 20 rows of a batch; the latency of the others could not be measured.
        console = console.option("numRows", 1_000_000);
      }
      console.start().awaitTermination();
    }
  }

  private static Dataset<Row> hot(
      SparkSession spark, String bootstrap, String topic, ReadRange range) {
    Dataset<Row> note =
        spark.createDataFrame(List.of(RowFactory.create("Suhu terlalu tinggi")), NOTE);
    return spark
        .readStream()
        .format("kafka")
        .option("kafka.bootstrap.servers", bootstrap)
        .option("subscribe", topic)
        .option("startingOffsets", range == ReadRange.WHOLE_TOPIC ? "earliest" : "latest")
        .load()
        .selectExpr("CAST(value AS STRING) AS json")
        .select(from_json(col("json"), READING).as("reading"))
        .select("reading.*")
        .filter("temperature > 80")
        .crossJoin(note);
  }
}
