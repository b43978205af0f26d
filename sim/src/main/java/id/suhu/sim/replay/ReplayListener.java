package id.suhu.sim.replay;

/** Hears how far a replay is, once per reading: must be quick. Called by the sending thread. */
@FunctionalInterface
public interface ReplayListener {

  /**
   * One more reading has been handed to the sender, or the end is reached.
   *
   * @param bytesRead of the file as it lies on disk
   * @param totalBytes of that file
   * @param readings handed over so far
   * @param eventTimeMs of the latest, as it was sent, epoch milliseconds
   */
  void progressed(long bytesRead, long totalBytes, long readings, long eventTimeMs);
}
