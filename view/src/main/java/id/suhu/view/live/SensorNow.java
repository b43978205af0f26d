package id.suhu.view.live;

import id.suhu.messages.StatusRecord;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A sensor as it is known now.
 *
 * @param sensorId the sensor
 * @param status its latest status; empty if the engine has not judged any of its readings yet
 * @param celsius °C of its newest reading, which may be newer than the status; empty if there was
 *     no good one
 * @param eventTimeMs event time of that reading, epoch milliseconds; 0 if there was none
 */
public record SensorNow(
    String sensorId, Optional<StatusRecord> status, OptionalDouble celsius, long eventTimeMs) {}
