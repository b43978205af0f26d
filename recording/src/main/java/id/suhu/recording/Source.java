package id.suhu.recording;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * An open file, unpacked if it is gzipped. Both this and its format are detected from its content,
 * not its name. Not thread-safe.
 */
final class Source implements Closeable {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final long UNKNOWN = -1;
  private static final byte[] PARQUET_MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

  private final String name;
  private final Optional<Path> file;
  private final long totalBytes;
  private final CountedInput counted;
  private final InputStream content;
  private final FileFormat format;

  private Source(
      String name,
      Optional<Path> file,
      long totalBytes,
      CountedInput counted,
      InputStream content,
      FileFormat format) {
    this.name = name;
    this.file = file;
    this.totalBytes = totalBytes;
    this.counted = counted;
    this.content = content;
    this.format = format;
  }

  /**
   * Opens a file.
   *
   * @throws RecordingException if it is not a file, or its beginning cannot be read
   */
  static Source open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new RecordingException("%s is not a file".formatted(file));
    }
    // Not a channel, because an interrupt closes a channel.
    return of(
        file.toString(), Optional.of(file), Files.size(file), new FileInputStream(file.toFile()));
  }

  /**
   * Opens a stream.
   *
   * @param name names it in errors
   * @throws RecordingException if its beginning cannot be read
   */
  static Source of(String name, InputStream stream) throws IOException {
    return of(name, Optional.empty(), UNKNOWN, stream);
  }

  private static Source of(String name, Optional<Path> file, long totalBytes, InputStream stream)
      throws IOException {
    CountedInput counted = new CountedInput(stream);
    try {
      InputStream raw = new BufferedInputStream(counted, BUFFER_BYTES);
      boolean gzip = startsWith(raw, (byte) 0x1f, (byte) 0x8b);
      InputStream content =
          gzip
              ? new BufferedInputStream(new GZIPInputStream(raw, BUFFER_BYTES), BUFFER_BYTES)
              : raw;
      FileFormat format = formatOf(content);
      if (gzip && format == FileFormat.PARQUET) {
        throw new RecordingException(
            "%s is a gzipped Parquet file, whose parts cannot be found; unpack it".formatted(name));
      }
      if (file.isEmpty() && format == FileFormat.PARQUET) {
        throw new RecordingException(
            "%s is Parquet, which can only be read from a file".formatted(name));
      }
      return new Source(name, file, totalBytes, counted, content, format);
    } catch (RecordingException e) {
      counted.close();
      throw e;
    } catch (IOException e) {
      counted.close();
      throw new RecordingException("%s cannot be read: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static FileFormat formatOf(InputStream content) throws IOException {
    if (startsWith(content, PARQUET_MAGIC)) {
      return FileFormat.PARQUET;
    }
    int skipped = startsWith(content, BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length : 0;
    content.mark(BUFFER_BYTES);
    content.skipNBytes(skipped);
    int first = content.read();
    for (int i = skipped; i < BUFFER_BYTES - 1 && isBlank(first); i++) {
      first = content.read();
    }
    content.reset();
    return first == '{' ? FileFormat.JSONL : FileFormat.CSV;
  }

  private static boolean isBlank(int read) {
    return read == ' ' || read == '\t' || read == '\r' || read == '\n';
  }

  private static boolean startsWith(InputStream in, byte... start) throws IOException {
    in.mark(start.length);
    boolean same = Arrays.equals(in.readNBytes(start.length), start);
    in.reset();
    return same;
  }

  /** Returns the file, or what names the stream. */
  String name() {
    return name;
  }

  /** Returns the file; of Parquet, there is always one. */
  Path file() {
    return file.orElseThrow();
  }

  FileFormat format() {
    return format;
  }

  /** Returns the unpacked content; closed by {@link #close}. */
  InputStream content() {
    return content;
  }

  /** Returns the number of bytes read from the file, before decompression. */
  long bytesRead() {
    return counted.bytes;
  }

  /** Returns the size of the file in bytes when it was opened; -1 of a stream. */
  long totalBytes() {
    return totalBytes;
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  /** Counts the bytes read. */
  private static final class CountedInput extends FilterInputStream {

    private long bytes;

    CountedInput(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      bytes += read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = super.read(into, offset, length);
      bytes += Math.max(0, read);
      return read;
    }
  }
}
