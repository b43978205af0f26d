package id.suhu.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Records of another topic of the same Kafka: the sensor as key, the JSON of {@code watch} as
 * value. At least once, as Spark's sink has it: a batch that comes again is written again.
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
