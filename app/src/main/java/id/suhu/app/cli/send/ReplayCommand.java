package id.suhu.app.cli.send;

import id.suhu.app.cli.ColumnOptions;
import id.suhu.app.cli.RecordingBar;
import id.suhu.app.cli.SkippedRows;
import id.suhu.app.cli.kafka.KafkaCommand;
import id.suhu.app.cli.kafka.KafkaTarget;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.ExitCode;
import id.suhu.cli.Printable;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.cli.WrongUsageException;
import id.suhu.kafka.PlantKafka;
import id.suhu.sim.replay.CsvReplay;
import id.suhu.sim.replay.ReplaySettings;
import id.suhu.sim.send.ReadingSender;
import id.suhu.sim.send.SendRun;
import id.suhu.sim.send.SendSummary;
import id.suhu.sim.send.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code suhu replay}. */
@Command(
    name = "replay",
    description = "Send a recorded file as readings, with the recorded times.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu replay night.csv.gz --speed max",
      "  suhu replay press.csv --time when --value degC --sensor press-4 --shift-to-now",
    })
public final class ReplayCommand extends KafkaCommand {

  @Parameters(
      paramLabel = "FILE.csv[.gz]",
      description = "The recording; its first row contains the column names.")
  private Path file = Path.of("");

  @Mixin private ColumnOptions columns = new ColumnOptions();

  @Option(
      names = "--speed",
      paramLabel = "X|max",
      defaultValue = "1",
      description = "Speed relative to the recording, or max (default: ${DEFAULT-VALUE}).")
  private String speed = "1";

  @Option(names = "--shift-to-now", description = "Shift all times so that the first one is now.")
  private boolean shiftToNow;

  /** Creates the command for a session. */
  public ReplayCommand(Session session) {
    super(session);
  }

  @Override
  protected void check() {
    var unused = settings();
  }

  @Override
  protected int run(KafkaTarget target, PlantKafka plant) throws CommandFailedException {
    ReplaySettings settings = settings();
    Texts texts = target.texts();
    if (settings.shiftToNow() && settings.speed() > 1) {
      session().console().note(texts.get("replay.ahead"));
    }
    try (RecordingBar bar = new RecordingBar(session(), "replay")) {
      // A missing topic is reported before anything is sent.
      var unused = plant.partitions(plant.topics().readings());
      CsvReplay replay =
          CsvReplay.open(
              file,
              settings,
              (read, total, readings, timeMs) -> bar.progressed(read, total, timeMs),
              session().clock());
      SentLog log = new SentLog(session().console(), false);
      SendRun run =
          new SendRun(
              replay,
              ReadingSender.connect(plant.connection(), plant.topics(), log),
              Ticker.system());
      SendSummary summary = new Sending(session(), texts, log).carryOut(run, () -> {});
      bar.end();
      tell(texts, replay, summary);
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new CommandFailedException(Printable.of(String.valueOf(e.getMessage())), e);
    }
  }

  private void tell(Texts texts, CsvReplay replay, SendSummary summary) {
    new SkippedRows(file, replay.firstBadRows(), replay.badRows()).tell(session().console(), texts);
    session()
        .console()
        .note(
            texts.get(
                "replay.done",
                summary.acknowledged(),
                replay.badRows(),
                summary.readingsPerSecond()));
  }

  private ReplaySettings settings() {
    try {
      return new ReplaySettings(
          columns.choice(),
          speed.equals("max") ? ReplaySettings.MAX_SPEED : Double.parseDouble(speed),
          shiftToNow);
    } catch (NumberFormatException e) {
      throw new WrongUsageException(
          "--speed is '%s'; it must be a positive number, or max".formatted(speed));
    } catch (IllegalArgumentException e) {
      throw new WrongUsageException(String.valueOf(e.getMessage()));
    }
  }
}
