package id.suhu.recording;

import de.siegmar.fastcsv.reader.CsvRecord;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Quoted;
import java.util.Optional;
import java.util.OptionalLong;

/** Converts rows of a CSV file to readings. Not thread-safe. */
final class CsvRow {

  private final Columns columns;
  private final Optional<SensorId> sensor;
  private final EventTimes times = new EventTimes();

  /**
   * @param columns the positions of the columns
   * @param sensor the sensor of every row, if it is not in a column
   */
  CsvRow(Columns columns, Optional<SensorId> sensor) {
    this.columns = columns;
    this.sensor = sensor;
  }

  /** Converts a row. Never throws because of a row's content. */
  Row read(CsvRecord row) {
    long line = row.getStartingLineNumber();
    // An extra field is usually a decimal comma; a truncated number would be worse than none.
    if (row.getFieldCount() != columns.count()) {
      return new BadRow(
          line, "row has %d fields, the header %d".formatted(row.getFieldCount(), columns.count()));
    }
    String time = row.getField(columns.time()).strip();
    OptionalLong timeMs = times.read(time);
    if (timeMs.isEmpty()) {
      return new BadRow(line, Rules.badTime(time));
    }
    String value = row.getField(columns.value()).strip();
    if (!DecimalNumber.is(value)) {
      return new BadRow(
          line, "temperature '%s' is not a number".formatted(Quoted.shortened(value)));
    }
    double celsius = Double.parseDouble(value);
    if (!Rules.possible(celsius)) {
      return new BadRow(line, Rules.badTemperature(value));
    }
    Optional<String> machine =
        columns.machine() < 0 ? Optional.empty() : Rules.machine(row.getField(columns.machine()));
    if (sensor.isPresent()) {
      return new RecordedReading(line, sensor.get(), machine, timeMs.getAsLong(), celsius);
    }
    String id = row.getField(columns.sensor());
    Optional<String> fault = SensorId.faultOf(id);
    return fault.isPresent()
        ? new BadRow(line, fault.get())
        : new RecordedReading(line, new SensorId(id), machine, timeMs.getAsLong(), celsius);
  }
}
