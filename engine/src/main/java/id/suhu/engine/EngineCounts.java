package id.suhu.engine;

import id.suhu.core.reading.RejectReason;
import java.util.Map;

/**
 * What an engine has done since it was created. What is read again after a failure counts again.
 *
 * @param restarts restarts after a failure
 * @param received records of the reading topic that were read
 * @param rejected those that are not readings, by reason; every reason is there
 */
public record EngineCounts(long restarts, long received, Map<RejectReason, Long> rejected) {

  /** Copies the map. */
  public EngineCounts {
    rejected = Map.copyOf(rejected);
  }
}
