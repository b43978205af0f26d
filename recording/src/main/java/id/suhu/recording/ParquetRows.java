package id.suhu.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.jspecify.annotations.Nullable;

/** The rows of a Parquet file, of which one row group is in memory at a time. Not thread-safe. */
final class ParquetRows implements Rows {

  private static final Set<CompressionCodecName> COMPRESSIONS =
      Collections.unmodifiableSet(
          EnumSet.of(
              CompressionCodecName.UNCOMPRESSED,
              CompressionCodecName.SNAPPY,
              CompressionCodecName.ZSTD,
              CompressionCodecName.LZ4_RAW));

  private final Source source;
  private final ParquetFileReader reader;
  private final ColumnChoice choice;
  private final ParquetColumns columns;
  private final long rows;

  /** The row group; null before the first. */
  private @Nullable ParquetRow group;

  private long leftInGroup;
  private long row;

  private ParquetRows(Source source, ParquetFileReader reader, ColumnChoice choice)
      throws RecordingException {
    this.source = source;
    this.reader = reader;
    this.choice = choice;
    this.columns =
        ParquetColumns.find(
            source.name(), reader.getFooter().getFileMetaData().getSchema(), choice);
    checkCompression(source.name(), reader);
    this.rows = reader.getRecordCount();
    reader.setRequestedSchema(columns.schema());
  }

  /**
   * Opens the file of a source and reads its schema.
   *
   * @throws RecordingException if it is damaged, lacks a column or has one of another type
   */
  static ParquetRows open(Source source, ColumnChoice choice) throws IOException {
    Path file = source.file();
    ParquetEnd.check(file);
    SeekableInputStream stream = new LocalInputFile(file).newStream();
    try {
      ParquetFileReader reader =
          ParquetFileReader.open(
              new LocalInputFile(file),
              ParquetReadOptions.builder(new PlainParquetConfiguration())
                  .usePageChecksumVerification(true)
                  .build(),
              stream);
      return new ParquetRows(source, reader, choice);
    } catch (RecordingException e) {
      stream.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      // Which exceptions Parquet's code throws when a file is damaged is not documented.
      stream.close();
      throw new RecordingException("%s cannot be read: %s".formatted(file, reason(e)), e);
    }
  }

  /** Checked first because Parquet's code needs Hadoop for the others, and fails without it. */
  private static void checkCompression(String file, ParquetFileReader reader)
      throws RecordingException {
    for (BlockMetaData group : reader.getRowGroups()) {
      for (ColumnChunkMetaData column : group.getColumns()) {
        if (!COMPRESSIONS.contains(column.getCodec())) {
          throw new RecordingException(
              "%s is compressed with %s; it must be one of %s"
                  .formatted(file, column.getCodec(), COMPRESSIONS));
        }
      }
    }
  }

  @Override
  public Optional<Row> next() throws RecordingException {
    try {
      while (group == null || leftInGroup == 0) {
        PageReadStore pages = reader.readNextRowGroup();
        if (pages == null) {
          return Optional.empty();
        }
        leftInGroup = pages.getRowCount();
        group = new ParquetRow(columns, store(pages), choice.sensor());
      }
      Row read = group.read(row + 1);
      row++;
      leftInGroup--;
      return Optional.of(read);
    } catch (IOException | RuntimeException e) {
      throw new RecordingException(
          "%s cannot be read after row %d: %s".formatted(source.name(), row, reason(e)), e);
    }
  }

  private ColumnReadStoreImpl store(PageReadStore pages) {
    return new ColumnReadStoreImpl(
        pages,
        new DummyRecordConverter(columns.schema()).getRootConverter(),
        columns.schema(),
        reader.getFooter().getFileMetaData().getCreatedBy());
  }

  /** Returns the first line of the innermost message, which is the one that says what is wrong. */
  private static String reason(Exception e) {
    Throwable cause = e;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    return "its content is damaged or not supported (%s%s)"
        .formatted(
            cause.getClass().getSimpleName(),
            message.isEmpty() ? "" : ": " + message.lines().findFirst().orElse(""));
  }

  @Override
  public long bytesRead() {
    return rows == 0 ? totalBytes() : (long) ((double) row / rows * totalBytes());
  }

  @Override
  public long totalBytes() {
    return source.totalBytes();
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } finally {
      source.close();
    }
  }
}
