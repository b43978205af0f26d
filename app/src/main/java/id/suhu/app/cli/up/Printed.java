package id.suhu.app.cli.up;

import id.suhu.app.assembly.Announcements;
import id.suhu.app.cli.alarms.AlarmLine;
import id.suhu.cli.Console;
import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.messages.AlarmRecord;

/** Prints a running system's announcements as lines on the console. */
final class Printed implements Announcements {

  private final Console console;
  private final Texts texts;
  private final AlarmLine lines;

  Printed(Console console, Texts texts) {
    this.console = console;
    this.texts = texts;
    this.lines = new AlarmLine(texts, console.colours());
  }

  @Override
  public void alarm(AlarmRecord event) {
    console.line(lines.of(event));
    console.flush();
  }

  @Override
  public void journalAway(RuntimeException cause) {
    console.note(texts.get("up.log_away", cause));
  }

  @Override
  public void journalBack() {
    console.note(texts.get("up.log_back"));
  }

  @Override
  public void httpFailed(String sentence) {
    console.note(texts.get("up.http_failed", Printable.of(sentence)));
  }

  @Override
  public void demoEnded(Exception cause) {
    console.note(texts.get("up.demo_ended", cause));
  }
}
