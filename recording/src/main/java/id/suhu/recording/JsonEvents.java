package id.suhu.recording;

import id.suhu.core.history.JournalLine;
import java.io.IOException;
import java.io.OutputStream;

/** Alarm events as JSON lines. */
final class JsonEvents implements EventWriter {

  private final TextFile file;

  JsonEvents(OutputStream out) {
    this.file = new TextFile(out);
  }

  @Override
  public void write(JournalLine event) throws IOException {
    file.writer().append(event.json()).append('\n');
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
