package id.suhu.recording;

import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/** Writes the fields of a row, each with the index of its column. Not thread-safe. */
final class ParquetFields {

  private final MessageType schema;
  private final RecordConsumer consumer;

  ParquetFields(MessageType schema, RecordConsumer consumer) {
    this.schema = schema;
    this.consumer = consumer;
  }

  void row(Runnable fields) {
    consumer.startMessage();
    fields.run();
    consumer.endMessage();
  }

  void number(int index, long value) {
    field(index, () -> consumer.addLong(value));
  }

  void number(int index, double value) {
    field(index, () -> consumer.addDouble(value));
  }

  void number(int index, float value) {
    field(index, () -> consumer.addFloat(value));
  }

  void text(int index, String value) {
    field(index, () -> consumer.addBinary(Binary.fromString(value)));
  }

  private void field(int index, Runnable value) {
    String name = schema.getFieldName(index);
    consumer.startField(name, index);
    value.run();
    consumer.endField(name, index);
  }
}
