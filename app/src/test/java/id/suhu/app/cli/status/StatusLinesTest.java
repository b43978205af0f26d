package id.suhu.app.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.cli.Language;
import id.suhu.cli.Texts;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.StoreStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusLinesTest {

  private static PlantStatus status() {
    Map<String, Long> sensors = new LinkedHashMap<>();
    sensors.put("good", 2L);
    sensors.put("stale", 1L);
    sensors.put("bad", 0L);
    return new PlantStatus(
        "sensor-suhu",
        1_200,
        3,
        4,
        true,
        sensors,
        1,
        2,
        List.of(
            new PlantStatus.Partition(0, 100, 1_100, 10),
            new PlantStatus.Partition(1, 50, 250, 200)));
  }

  @Test
  void printsJsonOnOneLine() {
    assertThat(StatusLines.json(status(), Optional.empty()))
        .isEqualTo(
            "{\"topic\":\"sensor-suhu\",\"received\":1200,\"judged\":1200,\"late\":3,"
                + "\"rejected\":4,\"rejected_all\":true,\"lag\":210,\"engine\":{\"members\":2},\"sensors\":{\"good\":2,\"stale\":1,\"bad\":0},"
                + "\"active_alarms\":1,\"partitions\":["
                + "{\"partition\":0,\"received\":1000,\"beginning_offset\":100,"
                + "\"end_offset\":1100,\"lag\":10},"
                + "{\"partition\":1,\"received\":200,\"beginning_offset\":50,"
                + "\"end_offset\":250,\"lag\":200}]}");
  }

  @Test
  void describesEachNumberInText() {
    assertThat(StatusLines.text(status(), new Texts(Language.EN)))
        .containsExactly(
            "received              1200  records in topic sensor-suhu now",
            "judged                1200  good readings evaluated since the engine's first start",
            "late                     3  evaluated readings that arrived late",
            "rejected                 4  rejected records in the topic",
            "lag                    210  records not evaluated yet",
            "engine                   2  running",
            "sensors                  3  good 2, stale 1, bad 0",
            "active_alarms            1  active alarms",
            "partition 0           1000  lag 10, offsets 100 to 1100",
            "partition 1            200  lag 200, offsets 50 to 250");
  }

  private static StoreStatus store(long received) {
    return new StoreStatus(
        "topic-1",
        1_150,
        7,
        Optional.of("the disk is full"),
        List.of(
            new StoreStatus.Partition(
                0, 1_100, received, 950, 40, Map.of("malformed", 10L), 100, 5)));
  }

  @Test
  void showsWhatTheStoreMadeOfTheRecords() {
    assertThat(StatusLines.text(store(1_000), "http://127.0.0.1:8080", new Texts(Language.EN)))
        .containsExactly(
            "stored                 950  readings stored by http://127.0.0.1:8080",
            "duplicate               40  records whose reading was stored before",
            "store_lag                5  records not stored yet",
            "missed                 100  records removed by Kafka before they were stored",
            "store 0               1000  since the store was created: received 1000 = 950 + 40 +"
                + " 10",
            "fault                    1  not stored, or not visible, at present: the disk is full");
    assertThat(StatusLines.text(store(1_001), "http://127.0.0.1:8080", new Texts(Language.EN)))
        .anyMatch(line -> line.endsWith("received 1001 ≠ 950 + 40 + 10"));
    assertThat(StatusLines.json(status(), Optional.of(store(1_000))))
        .contains("\"received\":1200,\"stored\":950,\"duplicate\":40,")
        .endsWith(
            "\"store\":{\"topic_id\":\"topic-1\",\"received\":1000,\"stored\":950,"
                + "\"duplicate\":40,\"rejected\":10,\"missed\":100,\"lag\":5,"
                + "\"conserved\":true,\"readings\":1150,\"alarm_events\":7,"
                + "\"fault\":\"the disk is full\",\"partitions\":[{\"partition\":0,"
                + "\"next_offset\":1100,\"received\":1000,\"stored\":950,\"duplicate\":40,"
                + "\"rejected\":{\"malformed\":10},\"missed\":100,\"lag\":5}]}}");
  }

  @Test
  void reportsThatOlderRejectedRecordsWereNotCounted() {
    PlantStatus flooded =
        new PlantStatus("sensor-suhu", 0, 0, 9_000, false, Map.of(), 0, 0, List.of());

    assertThat(StatusLines.text(flooded, new Texts(Language.EN)))
        .contains(
            "rejected              9000  newest rejected records; 'suhu doctor' counts the"
                + " older ones too");
    assertThat(StatusLines.json(flooded, Optional.empty()))
        .contains("\"rejected\":9000,\"rejected_all\":false");
  }

  @Test
  void escapesControlCharacters() {
    PlantStatus hostile =
        new PlantStatus(
            "sensor-suhu", 1, 0, 0, true, Map.of("go\u001b[2Jod\n\u202e", 1L), 0, 0, List.of());

    assertThat(StatusLines.text(hostile, new Texts(Language.EN)))
        .anyMatch(line -> line.endsWith("go\\u001B[2Jod\\u000A\\u202E 1"));
    assertThat(StatusLines.json(hostile, Optional.empty()))
        .contains("\"go\\u001B[2Jod\\n\\u202E\":1");
  }

  @Test
  void reportsAMissingEngineAndItsConsequence() {
    PlantStatus away = new PlantStatus("sensor-suhu", 0, 0, 0, true, Map.of(), 0, 0, List.of());

    assertThat(StatusLines.text(away, new Texts(Language.EN)))
        .contains("engine                   0  not running, no alarm is evaluated");
    assertThat(StatusLines.text(away, new Texts(Language.ID)))
        .contains("engine                   0  tidak berjalan, alarm tidak dievaluasi");
    assertThat(StatusLines.json(away, Optional.empty())).contains("\"engine\":{\"members\":0}");
  }
}
