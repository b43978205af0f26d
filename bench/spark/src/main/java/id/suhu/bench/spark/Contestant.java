package id.suhu.bench.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A measured program. */
enum Contestant {
  /** The packaged {@code hot-readings}. */
  HOT {
    @Override
    List<String> program(String bootstrap, String topic, ReadRange range) {
      List<String> program =
          new ArrayList<>(
              List.of("id.suhu.spark.Main", "hot-readings", "--bootstrap", bootstrap, "--topic"));
      program.addAll(List.of(topic, "--format", "json"));
      if (range == ReadRange.WHOLE_TOPIC) {
        program.addAll(List.of("--from-beginning", "--available-now"));
      }
      return program;
    }
  },
  /** The first system's query. */
  ORIGINAL {
    @Override
    List<String> program(String bootstrap, String topic, ReadRange range) {
      return List.of(OriginalQuery.class.getName(), bootstrap, topic, range.name());
    }
  },
  /** A consumer with the same output as {@link #HOT}. */
  BARE {
    @Override
    List<String> program(String bootstrap, String topic, ReadRange range) {
      return bareConsumer(bootstrap, topic, range, BareConsumer.Work.PRINT_HOT);
    }
  },
  /** A consumer that only counts bytes. */
  BYTES {
    @Override
    List<String> program(String bootstrap, String topic, ReadRange range) {
      return bareConsumer(bootstrap, topic, range, BareConsumer.Work.COUNT_BYTES);
    }
  };

  /** Returns the main class and its arguments. */
  abstract List<String> program(String bootstrap, String topic, ReadRange range);

  /** Returns the name in the report. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> bareConsumer(
      String bootstrap, String topic, ReadRange range, BareConsumer.Work work) {
    return List.of(BareConsumer.class.getName(), bootstrap, topic, range.name(), work.name());
  }
}
