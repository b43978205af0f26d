package id.suhu.sim.plant;

import id.suhu.messages.ReadingJson;
import id.suhu.sim.send.DueReading;
import id.suhu.sim.send.ReadingFeed;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The readings of a model, each due at its turn. They are live and therefore have no timestamp;
 * their arrival is the event time. Not thread-safe.
 */
public final class Simulation implements ReadingFeed {

  private final ReadingModel model;
  private final Turns turns;
  private final long count;
  private long turn;
  private long given;

  /**
   * @param startMs start of virtual time, epoch milliseconds
   */
  public Simulation(SimulationSettings settings, long startMs) {
    this.turns = new Turns(startMs, settings.readingsPerSecond());
    this.model = settings.model().start(settings.sensors(), turns, settings.seed());
    this.count = settings.count().orElse(Long.MAX_VALUE);
  }

  @Override
  public Optional<DueReading> next() {
    if (given >= count) {
      return Optional.empty();
    }
    Optional<SimulatedReading> read = model.next();
    while (read.isEmpty()) {
      turn++;
      read = model.next();
    }
    long dueNanos = turns.nanos(turn);
    turn++;
    given++;
    SimulatedReading reading = read.get();
    String json =
        ReadingJson.write(
            reading.sensor(), reading.celsius(), OptionalLong.empty(), reading.machine());
    return Optional.of(new DueReading(dueNanos, reading.sensor(), json));
  }

  @Override
  public void close() {
    // There is nothing to close.
  }
}
