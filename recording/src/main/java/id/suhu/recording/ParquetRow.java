package id.suhu.recording;

import id.suhu.core.reading.SensorId;
import id.suhu.messages.Timestamps;
import java.util.Optional;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.jspecify.annotations.Nullable;

/** Converts the rows of a row group to readings, one after the other. Not thread-safe. */
final class ParquetRow {

  private final Column time;
  private final TimeUnit unit;
  private final Column value;
  private final boolean isFloat;
  private final @Nullable Column sensorIds;
  private final @Nullable Column machines;
  private final Optional<SensorId> sensor;

  /**
   * @param store the row group
   * @param sensor the sensor of every row, if it is not in a column
   */
  ParquetRow(ParquetColumns columns, ColumnReadStore store, Optional<SensorId> sensor) {
    this.time = new Column(store, columns.time());
    this.unit = columns.unit();
    this.value = new Column(store, columns.value());
    this.isFloat =
        columns.value().getPrimitiveType().getPrimitiveTypeName() == PrimitiveTypeName.FLOAT;
    this.sensorIds = columns.sensor().map(each -> new Column(store, each)).orElse(null);
    this.machines = columns.machine().map(each -> new Column(store, each)).orElse(null);
    this.sensor = sensor;
  }

  /** Converts the next row. */
  Row read(long number) {
    Row read = current(number);
    // Each column moves on in every row, whichever of them made it a bad row.
    time.next();
    value.next();
    if (sensorIds != null) {
      sensorIds.next();
    }
    if (machines != null) {
      machines.next();
    }
    return read;
  }

  private Row current(long number) {
    if (time.isNull()) {
      return time.missing(number);
    }
    long stored = time.reader().getLong();
    long timeMs = milliseconds(stored);
    if (timeMs < 0 || timeMs > Timestamps.MAX_MS) {
      return new BadRow(
          number, "time %d %s is outside 1970 to 9999".formatted(stored, unit.name()));
    }
    if (value.isNull()) {
      return value.missing(number);
    }
    double celsius = isFloat ? value.reader().getFloat() : value.reader().getDouble();
    if (!Rules.possible(celsius)) {
      return new BadRow(number, Rules.badTemperature(Double.toString(celsius)));
    }
    Optional<String> machine =
        machines == null || machines.isNull() ? Optional.empty() : Rules.machine(machines.text());
    if (sensor.isPresent()) {
      return new RecordedReading(number, sensor.get(), machine, timeMs, celsius);
    }
    if (sensorIds == null || sensorIds.isNull()) {
      return new BadRow(number, "sensor id is null; it needs 1 to 128 bytes");
    }
    String id = sensorIds.text();
    Optional<String> fault = SensorId.faultOf(id);
    return fault.isPresent()
        ? new BadRow(number, fault.get())
        : new RecordedReading(number, new SensorId(id), machine, timeMs, celsius);
  }

  /** Rounded down, as with times in text. */
  private long milliseconds(long stored) {
    return switch (unit) {
      case MILLIS -> stored;
      case MICROS -> Math.floorDiv(stored, 1_000L);
      case NANOS -> Math.floorDiv(stored, 1_000_000L);
    };
  }

  /** A column at the current row. */
  private record Column(ColumnReader reader, ColumnDescriptor descriptor) {

    Column(ColumnReadStore store, ColumnDescriptor descriptor) {
      this(store.getColumnReader(descriptor), descriptor);
    }

    boolean isNull() {
      return reader.getCurrentDefinitionLevel() < descriptor.getMaxDefinitionLevel();
    }

    BadRow missing(long number) {
      return new BadRow(number, "column '%s' is null".formatted(descriptor.getPath()[0]));
    }

    void next() {
      if (!isNull()) {
        // Does nothing if the value has been read; otherwise the next row would get it.
        reader.skip();
      }
      reader.consume();
    }

    String text() {
      return reader.getBinary().toStringUsingUTF8();
    }
  }
}
