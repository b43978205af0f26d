package id.suhu.sim.replay;

/**
 * Receives the progress of a replay, once per reading. Must be fast. Called by the sending thread.
 */
@FunctionalInterface
public interface ReplayListener {

  /**
   * Called after a reading was passed to the sender, and at the end.
   *
   * @param bytesRead bytes read from the file, before decompression
   * @param totalBytes size of the file
   * @param readings readings sent so far
   * @param eventTimeMs event time of the latest reading as sent, epoch milliseconds
   */
  void progressed(long bytesRead, long totalBytes, long readings, long eventTimeMs);
}
