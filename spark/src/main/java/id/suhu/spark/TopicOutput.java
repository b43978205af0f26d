package id.suhu.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes records to another topic of the same Kafka cluster: the sensor as key, the JSON of {@code
 * watch} as value. At least once, like Spark's sink: a repeated batch is written again.
 */
record TopicOutput(ReadingTopic source, String topic) implements HotOutput {

  @Override
  public void write(Dataset<Row> hot, long batch) {
    HotReadings.records(hot)
        .write()
        .format("kafka")
        .option("kafka.bootstrap.servers", source.bootstrap())
        .options(source.prefixed())
        .option("topic", topic)
        .save();
  }
}
