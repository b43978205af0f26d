package id.suhu.app.cli.topics;

import id.suhu.cli.Console;
import id.suhu.cli.JsonLine;
import id.suhu.cli.Printable;
import id.suhu.kafka.admin.TopicSetup;
import java.util.Collection;

/** Topics as lines. */
final class TopicTable {

  private static final String ROW = "%-32s %10s %8s";

  private TopicTable() {}

  static void print(Collection<TopicSetup.Found> topics, Console console, boolean json) {
    if (!json && !topics.isEmpty()) {
      console.note(ROW.formatted("topic", "partitions", "replicas"));
    }
    for (TopicSetup.Found topic : topics) {
      console.line(
          json
              ? json(topic)
              : ROW.formatted(Printable.of(topic.name()), topic.partitions(), topic.replicas()));
    }
  }

  private static String json(TopicSetup.Found topic) {
    return JsonLine.of(
        line -> {
          line.writeStringField("topic", topic.name());
          line.writeNumberField("partitions", topic.partitions());
          line.writeNumberField("replicas", topic.replicas());
        });
  }
}
