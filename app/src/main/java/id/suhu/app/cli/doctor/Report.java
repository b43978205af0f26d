package id.suhu.app.cli.doctor;

import id.suhu.cli.Console;
import id.suhu.cli.JsonLine;
import id.suhu.cli.Printable;

/** Writes findings as they come, one per line, and remembers whether any is a fault. */
final class Report {

  private final Console console;
  private final boolean json;
  private boolean wrong;

  Report(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  void add(Finding finding) {
    wrong |= finding.verdict() == Verdict.WRONG;
    console.line(json ? json(finding) : text(finding));
    console.flush();
  }

  boolean anyWrong() {
    return wrong;
  }

  private String text(Finding finding) {
    return finding.verdict().sign(console.colours()) + " " + Printable.of(oneLine(finding));
  }

  private static String json(Finding finding) {
    return JsonLine.of(
        line -> {
          line.writeStringField("check", finding.check());
          line.writeStringField("result", finding.verdict().code());
          line.writeStringField("message", oneLine(finding));
          finding.details().writeTo(line);
        });
  }

  private static String oneLine(Finding finding) {
    return finding.message().strip().replaceAll("\\R\\s*", " / ");
  }
}
