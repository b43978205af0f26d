package id.suhu.app.cli.history;

import id.suhu.app.cli.api.Api;
import id.suhu.app.cli.api.ApiOptions;
import id.suhu.app.cli.api.ApiRows;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Console;
import id.suhu.cli.CountConverter;
import id.suhu.cli.DurationConverter;
import id.suhu.cli.ExitCode;
import id.suhu.cli.FormatOption;
import id.suhu.cli.Printable;
import id.suhu.cli.Session;
import id.suhu.cli.Texts;
import id.suhu.cli.WrongUsageException;
import id.suhu.messages.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code suhu query}. */
@Command(
    name = "query",
    description = {
      "Show stored readings of the running system: the latest one of each sensor, or those of one"
          + " sensor in a range.",
      "With --points, a long range is reduced to the lowest and the highest reading of each"
          + " period: no extreme is lost.",
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  suhu query                                      the latest reading of each sensor",
      "  suhu query --sensor S1 --from 24h --chart       a day as a chart",
      "  suhu query --sensor S1 --from 7d --period 1h    hour by hour",
      "  suhu query --sensor S1 --from 10m --format json | jq .temperature",
    })
public final class QueryCommand implements Callable<Integer> {

  private static final String PATH = "/api/readings";

  private final Session session;

  @Mixin private ApiOptions api = new ApiOptions();
  @Mixin private RangeOptions range = new RangeOptions();
  @Mixin private FormatOption format = new FormatOption();

  @Option(names = "--sensor", paramLabel = "ID", description = "Only this sensor.")
  private @Nullable String sensor;

  @Option(
      names = "--points",
      paramLabel = "N",
      converter = CountConverter.class,
      description = "Reduce the range to at most N readings.")
  private @Nullable Long points;

  @Option(
      names = "--period",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description =
          "Show minimum, mean, maximum and number of readings of each period, such as 1h.")
  private @Nullable Duration period;

  @Option(names = "--chart", description = "Draw the range in the terminal.")
  private boolean chart;

  /** Creates the command for a session. */
  public QueryCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws CommandFailedException {
    check();
    Map<String, String> parameters = range.parameters(session.clock().millis());
    put(parameters, "sensor", sensor);
    put(parameters, "points", chart ? String.valueOf(Chart.POINTS) : text(points));
    put(parameters, "period", period == null ? null : Durations.print(period));
    ApiOptions.Target target = api.target(session);
    try (ApiRows rows = new ApiRows(target.api().get(PATH, parameters))) {
      if (chart) {
        draw(rows, target.texts());
      } else {
        print(rows, target);
      }
    } catch (IOException e) {
      session.stop().check();
      throw new CommandFailedException(
          Printable.of(
              target
                  .texts()
                  .sentence("api.broken", target.api().url(), String.valueOf(e.getMessage()))),
          e);
    }
    return ExitCode.DONE;
  }

  private void check() {
    boolean ofOne = points != null || period != null || chart;
    if (ofOne && sensor == null) {
      throw new WrongUsageException("--points, --period and --chart need --sensor");
    }
    if ((points != null ? 1 : 0) + (period != null ? 1 : 0) + (chart ? 1 : 0) > 1) {
      throw new WrongUsageException("only one of --points, --period and --chart is possible");
    }
    if (chart && format.json()) {
      throw new WrongUsageException("--chart is for people; leave out --format json");
    }
  }

  private static @Nullable String text(@Nullable Long number) {
    return number == null ? null : String.valueOf(number);
  }

  private static void put(Map<String, String> parameters, String name, @Nullable String value) {
    if (value != null) {
      parameters.put(name, value);
    }
  }

  private void draw(ApiRows rows, Texts texts) throws IOException {
    List<Chart.Point> all = new ArrayList<>();
    for (Optional<ApiRows.Row> row = next(rows); row.isPresent(); row = next(rows)) {
      all.add(Chart.Point.of(row.get().text("event_time"), row.get().text("temperature")));
    }
    if (all.isEmpty()) {
      session.console().note(texts.get("query.none"));
    } else {
      Chart.lines(all).forEach(session.console()::line);
    }
  }

  private void print(ApiRows rows, ApiOptions.Target target) throws IOException {
    Console console = session.console();
    Api server = target.api();
    QueryTable table = period == null ? QueryTable.READINGS : QueryTable.PERIODS;
    if (!format.json()) {
      console.note(target.texts().get("api.answers", server.url()));
      console.line(table.heading());
    }
    long count = 0;
    for (Optional<ApiRows.Row> row = next(rows); row.isPresent(); row = next(rows)) {
      count++;
      console.line(Printable.of(format.json() ? row.get().json() : table.line(row.get())));
    }
    if (count == 0) {
      console.note(target.texts().get("query.none"));
    }
  }

  private Optional<ApiRows.Row> next(ApiRows rows) throws IOException {
    session.stop().check();
    return rows.next();
  }
}
