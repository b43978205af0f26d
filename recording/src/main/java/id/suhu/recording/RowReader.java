package id.suhu.recording;

import de.siegmar.fastcsv.reader.CsvRecord;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.messages.Quoted;
import java.util.Optional;
import java.util.OptionalLong;

/** Converts rows to readings. Not thread-safe. */
final class RowReader {

  private final Columns columns;
  private final Optional<SensorId> sensor;
  private final EventTimes times = new EventTimes();

  /**
   * @param columns the positions of the columns
   * @param sensor the sensor of every row, if it is not in a column
   */
  RowReader(Columns columns, Optional<SensorId> sensor) {
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
      return new BadRow(
          line,
          "time '%s' is neither ISO-8601 nor a number since the epoch, from 1970 to 9999"
              .formatted(Quoted.shortened(time)));
    }
    String value = row.getField(columns.value()).strip();
    if (!DecimalNumber.is(value)) {
      return new BadRow(
          line, "temperature '%s' is not a number".formatted(Quoted.shortened(value)));
    }
    double celsius = Double.parseDouble(value);
    if (!Double.isFinite(celsius) || celsius < Reading.ABSOLUTE_ZERO_CELSIUS) {
      return new BadRow(
          line,
          "temperature '%s' °C is not finite or below absolute zero"
              .formatted(Quoted.shortened(value)));
    }
    if (sensor.isPresent()) {
      return new RecordedReading(line, sensor.get(), timeMs.getAsLong(), celsius);
    }
    String id = row.getField(columns.sensor()).strip();
    Optional<String> fault = SensorId.faultOf(id);
    return fault.isPresent()
        ? new BadRow(line, fault.get())
        : new RecordedReading(line, new SensorId(id), timeMs.getAsLong(), celsius);
  }
}
