package id.suhu.view.live;

/**
 * Numbers of the whole plant.
 *
 * @param sensors known sensors
 * @param activeAlarms alarms whose condition is true
 * @param judged readings that the engines have judged, since the sensors exist
 */
public record PlantTotals(int sensors, int activeAlarms, long judged) {}
