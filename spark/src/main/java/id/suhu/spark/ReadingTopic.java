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
 * A reading topic as a source for Spark.
 *
 * @param bootstrap Kafka bootstrap servers
 * @param name name of the topic
 * @param client additional Kafka client properties; values may be passwords
 * @param batchRecords maximum number of records in a batch
 * @param skipLost whether to ignore records that were deleted before they were read
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
   * Returns a stream of the committed records of the topic: {@code key}, {@code value}, {@code
   * arrival_us} (epoch microseconds), {@code partition}, {@code offset}.
   *
   * @param fromBeginning whether to start with the earliest record; ignored if the checkpoint
   *     exists
   */
  Dataset<Row> stream(SparkSession spark, boolean fromBeginning) {
    return spark
        .readStream()
        .format("kafka")
        .option("subscribe", name)
        .option("startingOffsets", fromBeginning ? "earliest" : "latest")
        .option("maxOffsetsPerTrigger", batchRecords)
        .option("failOnDataLoss", !skipLost)
        // All cores read even a topic with one partition. In measurements, this and the next two
        // options together made the job nearly twice as fast on two cores.
        .option("minPartitions", spark.sparkContext().defaultParallelism())
        .option("kafka.max.poll.records", 10_000)
        .option("kafka.max.partition.fetch.bytes", 8 * 1024 * 1024)
        // Spark requests the end offsets over the connection that is used by the consumer's fetch.
        .option("kafka.fetch.max.wait.ms", 50)
        .option("kafka.bootstrap.servers", bootstrap)
        .option("kafka.isolation.level", "read_committed")
        .options(prefixed())
        .load()
        .selectExpr("key", "value", "unix_micros(timestamp) arrival_us", "partition", "offset");
  }

  /** Decodes a row of {@link #stream}. */
  static Decoded decode(ReadingDecoder decoder, Row record) {
    return decoder.decode(
        (byte[]) record.get(0),
        (byte[]) record.get(1),
        Math.floorDiv(record.getLong(2), 1_000),
        new Position(record.getInt(3), record.getLong(4)));
  }

  /** Returns the client properties in the form required by Spark's source and sink. */
  Map<String, String> prefixed() {
    return client.entrySet().stream()
        .collect(Collectors.toMap(each -> "kafka." + each.getKey(), Map.Entry::getValue));
  }

  /** Returns a description without the client properties. */
  @Override
  public String toString() {
    return "topic %s at %s".formatted(name, bootstrap);
  }
}
