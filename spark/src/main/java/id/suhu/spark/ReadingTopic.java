package id.suhu.spark;

import id.suhu.core.reading.Position;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A reading topic as Spark reads it.
 *
 * @param bootstrap Kafka's address
 * @param name the topic's
 * @param client Kafka client properties besides; their values may be passwords
 * @param batchRecords how many records a batch has at most
 * @param skipLost whether records that have gone before they were read are no failure
 */
record ReadingTopic(
    String bootstrap,
    String name,
    Map<String, String> client,
    long batchRecords,
    boolean skipLost) {

  ReadingTopic {
    client = Map.copyOf(client);
  }

  /**
   * The committed records of the topic, as they come: {@code key}, {@code value}, {@code
   * arrival_us} (epoch microseconds), {@code partition}, {@code offset}.
   *
   * @param fromBeginning whether those that the topic has already come too; a checkpoint that
   *     exists knows better
   */
  Dataset<Row> stream(SparkSession spark, boolean fromBeginning) {
    return spark
        .readStream()
        .format("kafka")
        .option("subscribe", name)
        .option("startingOffsets", fromBeginning ? "earliest" : "latest")
        .option("maxOffsetsPerTrigger", batchRecords)
        .option("failOnDataLoss", !skipLost)
        // A topic of one partition is read by every core too. This and the next two together
        // were measured to make the job nearly twice as fast on two cores.
        .option("minPartitions", spark.sparkContext().defaultParallelism())
        .option("kafka.max.poll.records", 10_000)
        .option("kafka.max.partition.fetch.bytes", 8 * 1024 * 1024)
        // Spark asks for the topic's end over the connection on which the consumer waits for more.
        .option("kafka.fetch.max.wait.ms", 50)
        .option("kafka.bootstrap.servers", bootstrap)
        .option("kafka.isolation.level", "read_committed")
        .options(prefixed())
        .load()
        .selectExpr("key", "value", "unix_micros(timestamp) arrival_us", "partition", "offset");
  }

  /** What a row of {@link #stream} holds. */
  static Decoded decode(ReadingDecoder decoder, Row record) {
    return decoder.decode(
        (byte[]) record.get(0),
        (byte[]) record.get(1),
        Math.floorDiv(record.getLong(2), 1_000),
        new Position(record.getInt(3), record.getLong(4)));
  }

  /** The client's properties, as Spark's source and sink want them. */
  Map<String, String> prefixed() {
    return client.entrySet().stream()
        .collect(Collectors.toMap(each -> "kafka." + each.getKey(), Map.Entry::getValue));
  }

  /** Without the values of the properties. */
  @Override
  public String toString() {
    return "topic %s at %s".formatted(name, bootstrap);
  }
}
