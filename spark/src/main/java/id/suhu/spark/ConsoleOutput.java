package id.suhu.spark;

import id.suhu.cli.Console;
import id.suhu.cli.HighReading;
import id.suhu.cli.Texts;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Writes lines to standard output in the format of {@code watch}.
 *
 * @param json whether to write JSON
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
