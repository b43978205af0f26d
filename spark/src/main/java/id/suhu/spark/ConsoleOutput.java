package id.suhu.spark;

import id.suhu.cli.Console;
import id.suhu.cli.HighReading;
import id.suhu.cli.Texts;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Lines on standard output, as {@code watch} writes them.
 *
 * @param json whether as JSON
 */
record ConsoleOutput(Console console, Texts texts, boolean json) implements HotOutput {

  @Override
  public void write(Dataset<Row> hot, long batch) {
    for (Row row : hot.collectAsList()) {
      console.line(
          json
              ? HighReading.json(HotReadings.reading(row))
              : HighReading.text(HotReadings.reading(row), texts, console.colours()));
    }
    console.flush();
  }
}
