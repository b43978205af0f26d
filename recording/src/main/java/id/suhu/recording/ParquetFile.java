package id.suhu.recording;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Writes a Parquet file to a stream, in row groups of a few megabytes. Not thread-safe.
 *
 * @param <T> what a row is made of
 */
final class ParquetFile<T> implements Closeable {

  /** The writer holds a row group in memory. */
  private static final long ROW_GROUP_BYTES = 4L * 1024 * 1024;

  private final OutputStream out;
  private final ParquetWriter<T> rows;
  private boolean closed;

  /**
   * @param schema the columns, all of them primitive
   * @param row writes the fields of a row, in the order of the columns
   */
  ParquetFile(OutputStream out, MessageType schema, BiConsumer<ParquetFields, T> row)
      throws IOException {
    this.out = out;
    this.rows =
        new Builder<>(new ParquetOutput(out), new Support<>(schema, row))
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  void write(T row) throws IOException {
    rows.write(row);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    try (OutputStream last = out) {
      rows.close();
      last.flush();
    }
  }

  private static final class Builder<T> extends ParquetWriter.Builder<T, Builder<T>> {

    private final Support<T> support;

    Builder(OutputFile out, Support<T> support) {
      super(out);
      this.support = support;
    }

    @Override
    protected Builder<T> self() {
      return this;
    }

    // Deprecated in favour of the next one, but abstract.
    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
      return support;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
      return support;
    }
  }

  private static final class Support<T> extends WriteSupport<T> {

    private final MessageType schema;
    private final BiConsumer<ParquetFields, T> row;

    /** Null until the writer is prepared. */
    private @Nullable ParquetFields fields;

    Support(MessageType schema, BiConsumer<ParquetFields, T> row) {
      this.schema = schema;
      this.row = row;
    }

    // Deprecated in favour of the next one, but abstract.
    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(schema, Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      fields = new ParquetFields(schema, consumer);
    }

    @Override
    public void write(T written) {
      if (fields == null) {
        throw new IllegalStateException("the writer is not prepared");
      }
      fields.row(() -> row.accept(fields, written));
    }
  }
}
