package id.suhu.recording;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * The columns of a Parquet file that make a reading.
 *
 * @param schema these columns only
 * @param time the event time, a 64-bit integer
 * @param unit the unit of the event time
 * @param value the temperature, a double or float
 * @param sensor the sensor id, text; empty if every row has the same sensor
 * @param machine the machine, text
 */
record ParquetColumns(
    MessageType schema,
    ColumnDescriptor time,
    TimeUnit unit,
    ColumnDescriptor value,
    Optional<ColumnDescriptor> sensor,
    Optional<ColumnDescriptor> machine) {

  /**
   * Finds the columns in a file's schema.
   *
   * @throws RecordingException if a column is missing, or has another type
   */
  static ParquetColumns find(String file, MessageType schema, ColumnChoice choice)
      throws RecordingException {
    List<String> names = schema.getFields().stream().map(Type::getName).toList();
    Columns columns = Columns.find(file, names, choice);
    Typed typed = new Typed(file, schema);
    Type time = typed.time(columns.time());
    Type value = typed.number(columns.value());
    Optional<Type> sensor = typed.text(columns.sensor());
    Optional<Type> machine = typed.text(columns.machine());

    Set<Type> all = new LinkedHashSet<>(List.of(time, value));
    sensor.ifPresent(all::add);
    machine.ifPresent(all::add);
    MessageType read = new MessageType(schema.getName(), List.copyOf(all));
    return new ParquetColumns(
        read,
        column(read, time),
        ((TimestampLogicalTypeAnnotation) time.getLogicalTypeAnnotation()).getUnit(),
        column(read, value),
        sensor.map(each -> column(read, each)),
        machine.map(each -> column(read, each)));
  }

  private static ColumnDescriptor column(MessageType schema, Type type) {
    return schema.getColumnDescription(new String[] {type.getName()});
  }

  /** Checks types. */
  private record Typed(String file, MessageType schema) {

    Type time(int index) throws RecordingException {
      Type type = schema.getType(index);
      boolean right =
          isA(type, PrimitiveTypeName.INT64)
              && type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation timestamp
              && timestamp.isAdjustedToUTC();
      if (!right) {
        throw wrong(type, "a TIMESTAMP adjusted to UTC");
      }
      return type;
    }

    Type number(int index) throws RecordingException {
      Type type = schema.getType(index);
      if (!isA(type, PrimitiveTypeName.DOUBLE) && !isA(type, PrimitiveTypeName.FLOAT)) {
        throw wrong(type, "a double or float");
      }
      return type;
    }

    Optional<Type> text(int index) throws RecordingException {
      if (index < 0) {
        return Optional.empty();
      }
      Type type = schema.getType(index);
      if (!isA(type, PrimitiveTypeName.BINARY)
          || !(type.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation)) {
        throw wrong(type, "a STRING");
      }
      return Optional.of(type);
    }

    private static boolean isA(Type type, PrimitiveTypeName name) {
      return type.isPrimitive()
          && !type.isRepetition(Type.Repetition.REPEATED)
          && type.asPrimitiveType().getPrimitiveTypeName() == name;
    }

    private RecordingException wrong(Type type, String right) {
      return new RecordingException(
          "%s has the column '%s' as '%s'; it must be %s"
              .formatted(
                  file, type.getName(), type.toString().strip().replaceAll("\\s+", " "), right));
    }
  }
}
