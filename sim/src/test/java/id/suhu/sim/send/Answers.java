package id.suhu.sim.send;

import id.suhu.core.reading.SensorId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the result of each reading. */
final class Answers implements SendListener {

  private final List<SentReading> acknowledged = new CopyOnWriteArrayList<>();
  private final List<String> failed = new CopyOnWriteArrayList<>();

  @Override
  public void acknowledged(SentReading reading) {
    acknowledged.add(reading);
  }

  @Override
  public void failed(SensorId sensor, String json, Exception reason) {
    failed.add(sensor + " " + json + " " + reason.getMessage());
  }

  List<SentReading> acknowledged() {
    return acknowledged;
  }

  List<String> failed() {
    return failed;
  }
}
