package id.suhu.web.metrics;

import id.suhu.messages.StoreStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of a running system at one moment, which the process knows without a query.
 *
 * @param sensors known sensors
 * @param activeAlarms alarms whose condition holds
 * @param engineRunning whether readings are evaluated as they arrive
 * @param engineRestarts restarts of the engine after a failure
 * @param received records of the reading topic that the engine has read
 * @param rejected those that are not readings, by the codes of their reasons
 * @param store empty if this process does not store
 */
public record PlantFigures(
    int sensors,
    int activeAlarms,
    boolean engineRunning,
    long engineRestarts,
    long received,
    Map<String, Long> rejected,
    Optional<Store> store) {

  /** Those of a system that has done nothing. */
  public static final PlantFigures NONE =
      new PlantFigures(0, 0, false, 0, 0, Map.of(), Optional.empty());

  /**
   * The numbers of the store.
   *
   * @param faulty whether nothing is stored or visible at present
   * @param partitions of the reading topic
   */
  public record Store(boolean faulty, List<StoreStatus.Partition> partitions) {

    /** Copies the list. */
    public Store {
      partitions = List.copyOf(partitions);
    }
  }

  /** Copies the map. */
  public PlantFigures {
    rejected = Map.copyOf(rejected);
  }
}
