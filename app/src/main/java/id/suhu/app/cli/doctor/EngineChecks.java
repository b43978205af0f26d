package id.suhu.app.cli.doctor;

import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.kafka.PlantKafka;
import id.suhu.kafka.read.OffsetRange;
import id.suhu.kafka.read.TopicReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Checks whether an engine runs and keeps up. */
final class EngineChecks {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration MOVES_WITHIN = Duration.ofSeconds(5);

  private final PlantKafka plant;
  private final Texts texts;
  private final Stop stop;

  EngineChecks(PlantKafka plant, Texts texts, Stop stop) {
    this.plant = plant;
    this.texts = texts;
    this.stop = stop;
  }

  /**
   * Returns whether the engine's group has members, and whether its committed offsets advance where
   * it lags.
   */
  List<Finding> findings() {
    int members = plant.engineMembers();
    Finding alive =
        Finding.of(
            "engine",
            members > 0,
            texts.get(members > 0 ? "doctor.engine" : "doctor.engine_away", group(), members));
    return List.of(alive, lag(members > 0));
  }

  private Finding lag(boolean alive) {
    Map<TopicPartition, Long> before = plant.engineOffsets();
    long lag;
    try (TopicReader readings = plant.reader(plant.topics().readings())) {
      lag = OffsetRange.totalLag(readings.offsets(), before);
    }
    // A lag is not a fault while the engine's offsets advance.
    boolean good = lag == 0 || (alive && moves(before));
    String text = lag == 0 ? "doctor.lag_none" : good ? "doctor.lag_moves" : "doctor.lag_stands";
    return new Finding(
        "lag",
        good ? Verdict.OK : Verdict.WRONG,
        texts.get(text, lag),
        json -> json.writeNumberField("lag", lag));
  }

  private boolean moves(Map<TopicPartition, Long> before) {
    long startNanos = System.nanoTime();
    do {
      if (!plant.engineOffsets().equals(before)) {
        return true;
      }
      if (stop.await(LOOK_AGAIN)) {
        stop.check();
      }
    } while (System.nanoTime() - startNanos < MOVES_WITHIN.toNanos());
    return false;
  }

  private String group() {
    return plant.topics().engineId();
  }
}
