package id.suhu.spark;

import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Counts the rows that an action takes, without an action of its own. For one use. */
final class RowCount {

  private static final String ROWS = "rows";

  private final Observation observation = new Observation();

  /** The same rows; they are counted as they pass. */
  Dataset<Row> of(Dataset<Row> rows) {
    return rows.observe(observation, functions.count(functions.lit(1)).as(ROWS));
  }

  /** How many there were; waits for the action's end. */
  long get() throws InterruptedException {
    return (Long) Objects.requireNonNull(observation.getAsJava().get(ROWS));
  }
}
