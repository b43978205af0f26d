package id.suhu.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.util.LongAccumulator;

/**
 * Records of another topic of the same Kafka: the sensor as key, the JSON of {@code watch} as
 * value. At least once, as Spark's sink has it: a batch that comes again is written again.
 */
record TopicOutput(ReadingTopic source, String topic) implements HotOutput {

  /**
   * Spark's sink for Kafka tells no {@link RowCount}; a row that a failed task had counts twice.
   */
  @Override
  public long write(Dataset<Row> hot, long batch) {
    LongAccumulator count = hot.sparkSession().sparkContext().longAccumulator();
    HotReadings.records(hot, count)
        .write()
        .format("kafka")
        .option("kafka.bootstrap.servers", source.bootstrap())
        .options(source.prefixed())
        .option("topic", topic)
        .save();
    return count.value();
  }
}
