package id.suhu.app.assembly;

import id.suhu.core.reading.SensorId;
import id.suhu.kafka.KafkaConnection;
import id.suhu.kafka.topic.Topics;
import id.suhu.sim.plant.Simulation;
import id.suhu.sim.plant.SimulationModel;
import id.suhu.sim.plant.SimulationSettings;
import id.suhu.sim.send.ReadingSender;
import id.suhu.sim.send.SendListener;
import id.suhu.sim.send.SendRun;
import id.suhu.sim.send.SentReading;
import id.suhu.sim.send.Ticker;
import java.io.IOException;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulated sensors of {@code --demo}, on a thread of their own. */
final class Demo implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final int SENSORS = SimulationSettings.DEMO_SENSORS;

  private final SendRun run;
  private final Consumer<Exception> failed;
  private final Thread thread;

  /**
   * A demonstration that has yet to begin.
   *
   * @param failed is told, on this object's thread, what ended the sensors
   */
  Demo(SendRun run, Consumer<Exception> failed) {
    this.run = run;
    this.failed = failed;
    this.thread = new Thread(this::send, "suhu-demo");
  }

  /**
   * Begins to send: each sensor one reading a second.
   *
   * @param failed is told, on the demonstration's thread, what ended the sensors
   */
  static Demo start(
      SimulationModel model,
      KafkaConnection connection,
      Topics topics,
      InstantSource clock,
      Consumer<Exception> failed) {
    long now = clock.millis();
    Simulation sensors = new Simulation(SimulationSettings.oncePerSecond(model, SENSORS, now), now);
    Demo demo =
        new Demo(
            new SendRun(
                sensors,
                ReadingSender.connect(connection, topics, new Failures()),
                Ticker.system()),
            failed);
    demo.begin();
    return demo;
  }

  void begin() {
    thread.start();
  }

  private void send() {
    try {
      run.run();
    } catch (IOException | RuntimeException e) {
      failed.accept(e);
    }
  }

  @Override
  public void close() {
    run.stop();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells what could not be sent. */
  private static final class Failures implements SendListener {
    @Override
    public void acknowledged(SentReading reading) {
      // As it should be.
    }

    @Override
    public void failed(SensorId sensor, String json, Exception reason) {
      LOG.warn("simulated reading {} was not sent: {}", json, reason.getMessage());
    }
  }
}
