package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.kafka.topic.Topics;
import id.suhu.testkit.JournalEvents;
import id.suhu.testkit.TestSession;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lists of {@code suhu alarms list} with a real broker. */
@Timeout(90)
class ListAlarmsOnKafkaTest extends CommandsOnBroker {

  @Test
  void listsSetAsideAlarmsOnRequest() {
    Topics topics = broker.freshTopics(1);
    String until = ",\"shelved_until\":\"2026-03-01T09:00:00.000Z\"";
    broker.send(topics.alarms(), "S1", byCommand("S1", "shelved", until));
    broker.send(topics.alarms(), "S2", byCommand("S2", "out_of_service", ""));
    broker.send(topics.alarms(), "S3", JournalEvents.raised("S3", 1));

    assertThat(idsListedBy(topics, "")).containsExactly("S3/high");
    assertThat(idsListedBy(topics, " --shelved")).containsExactly("S1/high");
    assertThat(idsListedBy(topics, " --out-of-service")).containsExactly("S2/high");
    assertThat(idsListedBy(topics, " --all"))
        .containsExactlyInAnyOrder("S1/high", "S2/high", "S3/high");
    run(topics, "alarms list --shelved");
    assertThat(session.out())
        .singleElement()
        .asString()
        .endsWith("Temperature too high (shelved until 2026-03-01T09:00:00.000Z by budi: repair)");
    assertThat(run(new TestSession(), topics, "alarms list --shelved --all")).isEqualTo(2);
  }

  private static List<String> idsListedBy(Topics topics, String option) {
    TestSession list = new TestSession();
    assertThat(run(list, topics, "alarms list" + option)).isZero();
    return list.out().stream().map(line -> line.substring(0, line.indexOf(' '))).toList();
  }

  private static String byCommand(String sensor, String eventAndState, String more) {
    String json = JournalEvents.json(sensor, eventAndState, eventAndState, "high", 1, 30);
    return json.substring(0, json.length() - 1)
        + ",\"user\":\"budi\",\"comment\":\"repair\",\"command_id\":\"c\"%s}".formatted(more);
  }
}
