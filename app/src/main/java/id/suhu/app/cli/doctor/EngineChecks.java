package id.suhu.app.cli.doctor;

import id.suhu.app.cli.kafka.EngineGroup;
import id.suhu.app.cli.kafka.KafkaAccess;
import id.suhu.app.cli.kafka.TopicReader;
import id.suhu.cli.CommandFailedException;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Looks whether an engine runs and keeps up. */
final class EngineChecks {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
  private static final Duration MOVES_WITHIN = Duration.ofSeconds(5);

  private final KafkaAccess access;
  private final Texts texts;
  private final Stop stop;

  EngineChecks(KafkaAccess access, Texts texts, Stop stop) {
    this.access = access;
    this.texts = texts;
    this.stop = stop;
  }

  /** Whether somebody is in the engine's group, and whether the group goes on where it lags. */
  List<Finding> findings() throws CommandFailedException {
    int members = EngineGroup.members(access);
    Finding alive =
        Finding.of(
            "engine",
            members > 0,
            texts.get(members > 0 ? "doctor.engine" : "doctor.engine_away", group(), members));
    return List.of(alive, lag(members > 0));
  }

  private Finding lag(boolean alive) throws CommandFailedException {
    Map<TopicPartition, Long> before = EngineGroup.committed(access);
    long lag;
    try (TopicReader readings = access.reader(access.topics().readings())) {
      lag = Lag.of(readings.offsets(), before);
    }
    // A lag is nothing wrong while the engine gets on.
    boolean good = lag == 0 || (alive && moves(before));
    String text = lag == 0 ? "doctor.lag_none" : good ? "doctor.lag_moves" : "doctor.lag_stands";
    return new Finding(
        "lag",
        good ? Verdict.OK : Verdict.WRONG,
        texts.get(text, lag),
        json -> json.writeNumberField("lag", lag));
  }

  private boolean moves(Map<TopicPartition, Long> before) throws CommandFailedException {
    long startNanos = System.nanoTime();
    do {
      if (!EngineGroup.committed(access).equals(before)) {
        return true;
      }
      if (stop.await(LOOK_AGAIN)) {
        stop.check();
      }
    } while (System.nanoTime() - startNanos < MOVES_WITHIN.toNanos());
    return false;
  }

  private String group() {
    return access.topics().engineId();
  }
}
