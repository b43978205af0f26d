package id.suhu.bench.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A program that is measured. */
enum Contestant {
  /** The packaged {@code hot-readings}. */
  HOT {
    @Override
    List<String> program(String bootstrap, String topic, Reach reach) {
      List<String> program =
          new ArrayList<>(
              List.of("id.suhu.spark.Main", "hot-readings", "--bootstrap", bootstrap, "--topic"));
      program.addAll(List.of(topic, "--format", "json"));
      if (reach == Reach.WHOLE_TOPIC) {
        program.addAll(List.of("--from-beginning", "--available-now"));
      }
      return program;
    }
  },
  /** The first system's query. */
  ORIGINAL {
    @Override
    List<String> program(String bootstrap, String topic, Reach reach) {
      return List.of(OriginalQuery.class.getName(), bootstrap, topic, reach.name());
    }
  },
  /** A consumer that does what {@link #HOT} does. */
  BARE {
    @Override
    List<String> program(String bootstrap, String topic, Reach reach) {
      return bare(bootstrap, topic, reach, BareConsumer.Work.PRINT_HOT);
    }
  },
  /** A consumer that only reads. */
  BYTES {
    @Override
    List<String> program(String bootstrap, String topic, Reach reach) {
      return bare(bootstrap, topic, reach, BareConsumer.Work.COUNT_BYTES);
    }
  };

  /** Its main class and the arguments. */
  abstract List<String> program(String bootstrap, String topic, Reach reach);

  /** As it stands in the report. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> bare(
      String bootstrap, String topic, Reach reach, BareConsumer.Work work) {
    return List.of(BareConsumer.class.getName(), bootstrap, topic, reach.name(), work.name());
  }
}
