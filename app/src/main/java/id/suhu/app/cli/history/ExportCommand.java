package id.suhu.app.cli.history;

import id.suhu.app.cli.api.ApiOptions;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.Printable;
import id.suhu.cli.Session;
import id.suhu.cli.WrongUsageException;
import id.suhu.recording.FileFormat;
import id.suhu.recording.RecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suhu export}. */
@Command(
    name = "export",
    description = {
      "Write stored readings or alarm events of the running system to a file, in the order of"
          + " their times.",
      "The file appears when it is complete. 'suhu import' reads files of readings again.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu export readings --from 2026-03-01 --to 2026-04-01 --to-file march.parquet",
      "  suhu export readings --sensor 'press-*' --from 7d --to-file week.csv",
      "  suhu export alarms --to-file alarms.jsonl",
    })
public final class ExportCommand implements Callable<Integer> {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final Session session;

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private RangeOptions range = new RangeOptions();

  @Parameters(
      index = "0",
      paramLabel = "readings|alarms",
      description = "What to write: ${COMPLETION-CANDIDATES}.")
  private @Nullable Exported what;

  @Option(
      names = "--sensor",
      paramLabel = "ID|PATTERN",
      description = "Only sensors that match: * stands for any characters, ? for one.")
  private @Nullable String sensor;

  @Option(
      names = "--to-file",
      required = true,
      paramLabel = "FILE",
      description = "The file: its name ends with .csv, .jsonl or .parquet.")
  private @Nullable Path file;

  @Option(names = "--overwrite", description = "Replace the file if it exists.")
  private boolean overwrite;

  /** What can be exported. */
  enum Exported {
    readings,
    alarms
  }

  /** Creates the command for a session. */
  public ExportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    Path to = Objects.requireNonNull(file);
    Exported rows = Objects.requireNonNull(what);
    String format = format(to);
    if (Files.exists(to) && !overwrite) {
      throw new CommandFailedException(
          Printable.of("%s exists; --overwrite replaces it".formatted(to)));
    }
    Map<String, String> parameters = range.parameters(session.clock().millis());
    if (sensor != null) {
      parameters.put("sensor", sensor);
    }
    ApiOptions.Target target = api.target(session);
    try (InputStream answer =
        target.api().get("/api/export/%s.%s".formatted(rows, format), parameters)) {
      long bytes = write(answer, to);
      session.console().note(target.texts().get("export.done", to, bytes, target.api().url()));
      return ExitCode.DONE;
    } catch (IOException e) {
      session.stop().check();
      throw new CommandFailedException(
          Printable.of(
              target.texts().sentence("export.failed", to, String.valueOf(e.getMessage()))),
          e);
    }
  }

  private static String format(Path file) {
    try {
      return FileFormat.of(file).name().toLowerCase(Locale.ROOT);
    } catch (RecordingException e) {
      throw new WrongUsageException("--to-file: " + e.getMessage());
    }
  }

  /** Writes a file beside, which replaces the file once it is complete. */
  private long write(InputStream answer, Path to) throws IOException {
    Path part = to.resolveSibling(to.getFileName() + ".part");
    boolean complete = false;
    try (ByteBar bar = new ByteBar(session, "export")) {
      long bytes = 0;
      try (OutputStream out = Files.newOutputStream(part)) {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (int read = answer.read(buffer); read >= 0; read = answer.read(buffer)) {
          session.stop().check();
          out.write(buffer, 0, read);
          bytes += read;
          bar.progressed(bytes);
        }
      }
      move(part, to);
      complete = true;
      return bytes;
    } finally {
      if (!complete) {
        Files.deleteIfExists(part);
      }
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Path unused =
          Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Path unused = Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
