package id.suhu.app.cli.backtest;

import id.suhu.app.cli.ColumnOptions;
import id.suhu.app.cli.RecordingBar;
import id.suhu.app.cli.SkippedRows;
import id.suhu.app.cli.api.ApiOptions;
import id.suhu.app.cli.history.RangeOptions;
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
import id.suhu.recording.ColumnChoice;
import id.suhu.recording.RecordedReading;
import id.suhu.recording.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
      "Show what alarm rules would have done with the stored readings of the running system, or with"
          + " recorded ones.",
      "The readings are evaluated by the same code as in a running system. Each arrives at its"
          + " event time: a gap between the readings of a sensor is a silence.",
      "With --format json, each event is printed, as it would be in the journal.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu backtest --from 30d --compare new-rules.yaml",
      "  suhu backtest --from 2026-03-01 --to 2026-04-01 --sensor 'press-*' --rules new-rules.yaml",
      "  suhu backtest --rules new-rules.yaml --csv night.csv.gz",
      "  suhu backtest --csv press.csv --sensor press-4 --format json | jq -r .event",
    })
public final class BacktestCommand implements Callable<Integer> {

  private final Session session;

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private RangeOptions range = new RangeOptions();
  @Mixin private FormatOption format = new FormatOption();
  @Mixin private ColumnOptions columns = new ColumnOptions();

  @Option(
      names = "--csv",
      arity = "1..*",
      paramLabel = "FILE.csv[.gz]",
      description =
          "Recordings instead of stored readings, one after the other: CSV whose first row contains"
              + " the column names, or what 'suhu export' writes.")
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
    if (files.isEmpty() != range.isGiven()) {
      throw new WrongUsageException(
          "either --from or --to, for stored readings, or --csv is needed, and not both");
    }
    ApiOptions.Target read = api.target(session);
    RuleBook book = rules == null ? read.configuration().rules() : rules(rules);
    Optional<RuleBook> other = compared == null ? Optional.empty() : Optional.of(rules(compared));
    Console console = session.console();
    Run run = new Run(book, format.json() ? this::print : event -> {});
    Optional<Run> otherRun = other.map(each -> new Run(each, event -> {}));
    List<Run> runs = new ArrayList<>(List.of(run));
    otherRun.ifPresent(runs::add);

    Span span = files.isEmpty() ? stored(runs, read) : recorded(runs, read.texts());
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

  /** Reads the readings that the running system has stored. */
  private Span stored(List<Run> runs, ApiOptions.Target target) throws CommandFailedException {
    Map<String, String> parameters = range.parameters(session.clock().millis());
    columns.sensor().ifPresent(sensor -> parameters.put("sensor", sensor));
    try (RecordingBar bar = new RecordingBar(session, "backtest");
        Recording recording =
            Recording.read(
                target.api().url(),
                target.api().get("/api/export/readings.csv", parameters),
                ColumnChoice.GUESSED)) {
      Span span = read(recording, new Readings(), runs, bar, Span.NONE);
      if (recording.badRows() > 0) {
        throw new IOException(
            "%s: row %d: %s"
                .formatted(
                    target.api().url(),
                    recording.firstBadRows().get(0).line(),
                    recording.firstBadRows().get(0).reason()));
      }
      return span;
    } catch (IOException e) {
      session.stop().check();
      throw failed(e);
    }
  }

  private Span recorded(List<Run> runs, Texts texts) throws CommandFailedException {
    Span span = Span.NONE;
    Readings readings = new Readings();
    try (RecordingBar bar = new RecordingBar(session, "backtest")) {
      for (Path file : files) {
        try (Recording recording = Recording.open(file, columns.choice())) {
          span = read(recording, readings, runs, bar, span).withSkipped(recording.badRows());
          new SkippedRows(file, recording.firstBadRows(), recording.badRows())
              .tell(session.console(), texts);
        }
      }
      return span;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private static CommandFailedException failed(IOException e) {
    return new CommandFailedException(Printable.of(String.valueOf(e.getMessage())), e);
  }

  private Span read(
      Recording recording, Readings readings, List<Run> runs, RecordingBar bar, Span before)
      throws IOException {
    Span span = before;
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
    return span;
  }
}
