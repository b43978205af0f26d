package id.suhu.app.cli.backtest;

import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.core.replay.AlarmTotal;
import id.suhu.messages.Timestamps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Formats the results of a backtest as lines. */
final class BacktestLines {

  private static final int WORST = 10;
  private static final String ROW = "%-14s %14s  %s";
  private static final String ALARM = "%-28s %8s %8s %10s %12s %12s  %s";
  private static final String CHANGE = "%-28s %10s %10s %14s %14s";

  private BacktestLines() {}

  static List<String> report(Span span, List<AlarmTotal> totals, Texts texts) {
    List<String> lines = new ArrayList<>();
    if (span.readings() == 0) {
      lines.add(row("readings", "0", ""));
      return lines;
    }
    lines.add(
        row(
            "readings",
            String.valueOf(span.readings()),
            "%s … %s".formatted(Timestamps.print(span.fromMs()), Timestamps.print(span.toMs()))));
    long raised = sum(totals, AlarmTotal::raised);
    lines.add(row("raised", String.valueOf(raised), texts.get("backtest.raised", totals.size())));
    lines.add(row("cleared", String.valueOf(sum(totals, AlarmTotal::cleared)), ""));
    lines.add(
        row("per_day", "%.2f".formatted(raised / span.days()), texts.get("backtest.per_day")));
    lines.add(
        row(
            "in_alarm",
            duration(sum(totals, AlarmTotal::activeMs)),
            texts.get("backtest.in_alarm")));
    lines.add(
        row(
            "chattering",
            String.valueOf(totals.stream().filter(AlarmTotal::chattering).count()),
            texts.get("backtest.chattering")));
    if (!totals.isEmpty()) {
      lines.add("");
      lines.add(
          ALARM.formatted(
              "alarm_id", "raised", "cleared", "per_day", "in_alarm", "longest", "chattering"));
      totals.stream().limit(WORST).forEach(total -> lines.add(alarm(total, span)));
    }
    return lines;
  }

  private static String alarm(AlarmTotal total, Span span) {
    return ALARM
        .formatted(
            Printable.of(total.alarmId()),
            total.raised(),
            total.cleared(),
            "%.2f".formatted(total.raised() / span.days()),
            duration(total.activeMs()),
            duration(total.longestMs()),
            total.chattering() ? "yes" : "")
        .stripTrailing();
  }

  /** Compares two runs, alarm by alarm; those without a difference are left out. */
  static List<String> comparison(List<AlarmTotal> before, List<AlarmTotal> after, Texts texts) {
    Map<String, AlarmTotal> old = byId(before);
    Map<String, AlarmTotal> changed = byId(after);
    Set<String> ids = new TreeSet<>(old.keySet());
    ids.addAll(changed.keySet());
    List<String> lines = new ArrayList<>();
    lines.add(CHANGE.formatted("alarm_id", "raised", "other", "in_alarm", "other").stripTrailing());
    lines.add(
        change(
            texts.get("backtest.all"),
            sum(before, AlarmTotal::raised),
            sum(after, AlarmTotal::raised),
            sum(before, AlarmTotal::activeMs),
            sum(after, AlarmTotal::activeMs)));
    for (String id : ids) {
      AlarmTotal never = new AlarmTotal(id, 0, 0, 0, 0, false);
      AlarmTotal was = old.getOrDefault(id, never);
      AlarmTotal is = changed.getOrDefault(id, never);
      if (was.raised() != is.raised() || was.activeMs() != is.activeMs()) {
        lines.add(change(id, was.raised(), is.raised(), was.activeMs(), is.activeMs()));
      }
    }
    return lines;
  }

  private static String change(String id, long raised, long other, long activeMs, long otherMs) {
    return CHANGE.formatted(Printable.of(id), raised, other, duration(activeMs), duration(otherMs));
  }

  private static Map<String, AlarmTotal> byId(List<AlarmTotal> totals) {
    return totals.stream().collect(Collectors.toMap(AlarmTotal::alarmId, total -> total));
  }

  private static long sum(List<AlarmTotal> totals, ToLongFunction<AlarmTotal> value) {
    return totals.stream().mapToLong(value).sum();
  }

  private static String duration(long millis) {
    Duration duration = Duration.ofMillis(millis);
    return "%d:%02d:%02d"
        .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  private static String row(String name, String value, String what) {
    return ROW.formatted(name, value, Printable.of(what)).stripTrailing();
  }
}
