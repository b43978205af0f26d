package id.suhu.app.cli.history;

import id.suhu.app.cli.ColumnOptions;
import id.suhu.app.cli.RecordingBar;
import id.suhu.app.cli.SkippedRows;
import id.suhu.app.cli.api.ApiOptions;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.Printable;
import id.suhu.cli.Session;
import id.suhu.recording.RecordedReading;
import id.suhu.recording.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code suhu import}. */
@Command(
    name = "import",
    description = {
      "Store recorded readings in the history of the running system. They raise no alarms; 'suhu"
          + " replay' sends a recording as readings of today.",
      "Readings that are stored already change nothing: an import that was interrupted is"
          + " repeated from its start.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu import march.parquet april.parquet",
      "  suhu import historian.csv.gz --time TS --value Temp --sensor press-4",
    })
public final class ImportCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private ColumnOptions columns = new ColumnOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "CSV, JSON lines or Parquet, as written by 'suhu export'; also gzipped.")
  private List<Path> files = List.of();

  /** Creates the command for a session. */
  public ImportCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    ApiOptions.Target target = api.target(session);
    Upload upload = new Upload(target.api(), session.clock());
    try (RecordingBar bar = new RecordingBar(session, "import")) {
      for (Path file : files) {
        read(file, upload, bar, target);
      }
      upload.end();
      // Nothing of the files is in the history: they are of another time.
      boolean nothing = upload.stored() + upload.duplicates() == 0 && upload.refused() > 0;
      return nothing ? ExitCode.FAILED : ExitCode.DONE;
    } catch (IOException e) {
      session.stop().check();
      throw new CommandFailedException(Printable.of(String.valueOf(e.getMessage())), e);
    } finally {
      session
          .console()
          .note(
              target
                  .texts()
                  .get(
                      "import.done",
                      upload.stored(),
                      upload.duplicates(),
                      upload.refused(),
                      target.api().url()));
    }
  }

  private void read(Path file, Upload upload, RecordingBar bar, ApiOptions.Target target)
      throws IOException, CommandFailedException {
    try (Recording recording = Recording.open(file, columns.choice())) {
      for (Optional<RecordedReading> next = recording.next();
          next.isPresent();
          next = recording.next()) {
        session.stop().check();
        upload.add(next.get());
        bar.progressed(recording.bytesRead(), recording.totalBytes(), next.get().timeMs());
      }
      new SkippedRows(file, recording.firstBadRows(), recording.badRows())
          .tell(session.console(), target.texts());
    }
  }
}
