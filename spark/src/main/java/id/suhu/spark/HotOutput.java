package id.suhu.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** An output for readings above the limit. */
interface HotOutput {

  /**
   * Writes a batch; called again with the same batch after a failure.
   *
   * @param hot the rows of {@link HotReadings}
   */
  void write(Dataset<Row> hot, long batch) throws Exception;
}
