package id.suhu.app.assembly;

import id.suhu.messages.AlarmRecord;

/** Receives the announcements of a running system, on its threads. */
public interface Announcements {

  /** Called when an alarm event was committed to the journal. */
  void alarm(AlarmRecord event);

  /** Called when the journal cannot be read; its events are announced later. */
  void journalAway(RuntimeException cause);

  /** Called when the journal is read again, from the last position. */
  void journalBack();

  /** Called when the HTTP API cannot be served; all else works. */
  void httpFailed(String sentence);

  /** Called when the simulated sensors have stopped. */
  void demoEnded(Exception cause);
}
