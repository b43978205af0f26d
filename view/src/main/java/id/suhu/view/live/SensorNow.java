package id.suhu.view.live;

import java.util.OptionalDouble;

/**
 * A sensor as it is known now.
 *
 * @param sensorId the sensor
 * @param state what the engine says of it
 * @param readings good readings that the engine has judged, including late ones
 * @param lateReadings late ones
 * @param celsius °C of its newest reading, which may be newer than the state; empty if there was no
 *     good one
 * @param eventTimeMs event time of that reading, epoch milliseconds; 0 if there was none
 */
public record SensorNow(
    String sensorId,
    SensorState state,
    long readings,
    long lateReadings,
    OptionalDouble celsius,
    long eventTimeMs) {}
