package id.suhu.app.assembly;

import id.suhu.messages.AlarmRecord;

/** What a running system announces, on threads of its own. */
public interface Announcements {

  /** An alarm event was committed to the journal. */
  void alarm(AlarmRecord event);

  /** The journal cannot be read; its events are announced later. */
  void journalAway(RuntimeException cause);

  /** The journal is read again, from where it was left. */
  void journalBack();

  /** The simulated sensors have ended. */
  void demoEnded(Exception cause);
}
