package id.suhu.app.cli.backtest;

import id.suhu.app.cli.ColumnOptions;
import id.suhu.app.cli.RecordingBar;
import id.suhu.app.cli.SettingsOptions;
import id.suhu.app.cli.SkippedRows;
import id.suhu.app.config.Configuration;
import id.suhu.app.config.ConfigurationException;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Console;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Printable;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.cli.WrongUsageException;
import id.suhu.core.alarm.AlarmEvent;
import id.suhu.core.reading.Reading;
import id.suhu.core.rule.RuleBook;
import id.suhu.messages.AlarmEventJson;
import id.suhu.recording.RecordedReading;
import id.suhu.recording.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu backtest}. */
@Command(
    name = "backtest",
    description = {
      "Show what alarm rules would have done with recorded readings.",
      "The readings are evaluated by the same code as in a running system. Each arrives at its"
          + " event time: a gap between the readings of a sensor is a silence.",
      "With --format json, each event is printed, as it would be in the journal.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu backtest --rules new-rules.yaml --csv night.csv.gz",
      "  suhu backtest --csv night.csv.gz --compare new-rules.yaml",
      "  suhu backtest --csv press.csv --sensor press-4 --format json | jq -r .event",
    })
public final class BacktestCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private SettingsOptions settings = new SettingsOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ColumnOptions columns = new ColumnOptions();

  @Option(
      names = "--csv",
      required = true,
      arity = "1..*",
      paramLabel = "FILE.csv[.gz]",
      description = "Recordings, one after the other; the first row contains the column names.")
  private List<Path> files = List.of();

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "A configuration file with the rules (default: those of the configuration).")
  private @Nullable Path rules;

  @Option(
      names = "--compare",
      paramLabel = "FILE",
      description = "A configuration file with other rules: show what they would change.")
  private @Nullable Path compared;

  /** Creates the command for a session. */
  public BacktestCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    if (format.json() && compared != null) {
      throw new WrongUsageException(
          "--compare prints a table; without it, --format json prints the events of one set of"
              + " rules");
    }
    SettingsOptions.Settings read = settings.read(session, List.of());
    RuleBook book = rules == null ? read.configuration().rules() : rules(rules);
    Optional<RuleBook> other = compared == null ? Optional.empty() : Optional.of(rules(compared));
    Console console = session.console();
    Run run = new Run(book, format.json() ? this::print : event -> {});
    Optional<Run> otherRun = other.map(each -> new Run(each, event -> {}));
    List<Run> runs = new ArrayList<>(List.of(run));
    otherRun.ifPresent(runs::add);

    Span span = read(runs, read.texts());
    if (otherRun.isPresent()) {
      BacktestLines.comparison(run.totals(), otherRun.get().totals(), read.texts())
          .forEach(console::line);
    } else if (!format.json()) {
      BacktestLines.report(span, run.totals(), read.texts()).forEach(console::line);
    }
    console.note(read.texts().get("backtest.done", span.readings(), span.skipped()));
    return ExitCode.DONE;
  }

  private RuleBook rules(Path file) throws CommandFailedException {
    try {
      return Configuration.load(Optional.of(file), session.environment(), List.of()).rules();
    } catch (ConfigurationException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private void print(AlarmEvent event) {
    byte[] json = AlarmEventJson.write(event, event.eventTimeMs());
    session.console().line(Printable.of(new String(json, StandardCharsets.UTF_8)));
  }

  private Span read(List<Run> runs, Texts texts) throws CommandFailedException {
    Span span = Span.NONE;
    Readings readings = new Readings();
    try (RecordingBar bar = new RecordingBar(session, "backtest")) {
      for (Path file : files) {
        try (Recording recording = Recording.open(file, columns.choice())) {
          for (Optional<RecordedReading> next = recording.next();
              next.isPresent();
              next = recording.next()) {
            session.stop().check();
            Reading reading = readings.of(next.get());
            for (Run run : runs) {
              run.read(reading);
            }
            span = span.with(reading.eventTimeMs());
            bar.progressed(recording.bytesRead(), recording.totalBytes(), reading.eventTimeMs());
          }
          span = span.withSkipped(recording.badRows());
          new SkippedRows(file, recording.firstBadRows(), recording.badRows())
              .tell(session.console(), texts);
        }
      }
      return span;
    } catch (IOException e) {
      throw new CommandFailedException(Printable.of(String.valueOf(e.getMessage())), e);
    }
  }
}
