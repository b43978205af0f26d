package id.suhu.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Where the readings above the limit go. */
interface HotOutput {

  /**
   * Takes a batch; the same one again after a failure.
   *
   * @param hot the rows of {@link HotReadings}
   */
  void write(Dataset<Row> hot, long batch) throws Exception;
}
