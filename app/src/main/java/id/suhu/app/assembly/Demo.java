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

/** The simulated sensors of {@code --demo}, on a separate thread. */
final class Demo implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final int SENSORS = SimulationSettings.DEMO_SENSORS;

  private final SendRun run;
  private final Consumer<Exception> failed;
  private final Thread thread;

  /**
   * Creates a demonstration that has not started.
   *
   * @param failed receives the exception that stopped the sensors, on this object's thread
   */
  Demo(SendRun run, Consumer<Exception> failed) {
    this.run = run;
    this.failed = failed;
    this.thread = new Thread(this::send, "suhu-demo");
  }

  /**
   * Starts to send: one reading per second from each sensor.
   *
   * @param failed receives the exception that stopped the sensors, on the demonstration's thread
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

  /** Logs readings that could not be sent. */
  private static final class Failures implements SendListener {
    @Override
    public void acknowledged(SentReading reading) {
      // Nothing to report.
    }

    @Override
    public void failed(SensorId sensor, String json, Exception reason) {
      LOG.atWarn()
          .addKeyValue("reading", json)
          .addKeyValue("error", reason.getMessage())
          .log("A simulated reading was not sent");
    }
  }
}
