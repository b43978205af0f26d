package id.suhu.app;

import static org.assertj.core.api.Assertions.assertThat;

import id.suhu.testkit.TestSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

  private static final String HEADER = "time,sensor_id,temperature";

  @TempDir Path folder;

  private final TestSession session = new TestSession();

  private int run(Object... arguments) {
    List<String> words = new ArrayList<>(List.of("backtest"));
    for (Object argument : arguments) {
      words.add(argument.toString());
    }
    return Main.program(session.session()).execute(words.toArray(String[]::new));
  }

  private Path file(String name, String... lines) throws Exception {
    return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
  }

  private Path plant() throws Exception {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    for (int second = 0; second < 600; second++) {
      lines.add(row(second, "S1", second % 100 < 10 ? 85 : 70));
      if (second < 300 || second >= 330) {
        lines.add(row(second, "S2", second < 500 ? 60 : 90));
      }
    }
    return file("plant.csv", lines.toArray(String[]::new));
  }

  private static String row(int second, String sensor, double celsius) {
    return "2026-03-01T07:%02d:%02dZ,%s,%s".formatted(second / 60, second % 60, sensor, celsius);
  }

  @Test
  void reportsWhatTheRulesWouldHaveDone() throws Exception {
    assertThat(run("--csv", plant())).as("%s", session.err()).isZero();

    assertThat(session.out())
        .startsWith(
            "readings                 1170  2026-03-01T07:00:00.000Z … 2026-03-01T07:09:59.000Z")
        .contains(
            "raised                      8  by 3 alarms",
            "cleared                     7",
            "chattering                  0  alarms raised three times within a minute",
            "S1/high                             6        6     865.44      0:01:00      0:00:10",
            "S2/high                             1        0     144.24      0:01:39      0:01:39",
            "S2/silence                          1        1     144.24      0:00:21      0:00:21");
    assertThat(session.err())
        .containsExactly(
            "1170 readings, 0 rows skipped. Silence is taken from gaps between readings; nothing is"
                + " known after the last one.");
  }

  @Test
  void printsEachEventAsJson() throws Exception {
    Path rules = file("rules.yaml", "rules: {high: {high: 80 °C}}");

    assertThat(run("--csv", plant(), "--rules", rules, "--format", "json")).isZero();

    assertThat(session.out()).hasSize(15);
    assertThat(session.out().get(0))
        .startsWith("{\"alarm_id\":\"S1/high\",\"occurrence\":\"S1/high/")
        .contains("\"event\":\"raised\"", "\"event_time\":\"2026-03-01T07:00:00.000Z\"");
  }

  @Test
  void showsWhatOtherRulesWouldChange() throws Exception {
    Path other = file("other.yaml", "rules: {high: {high: 80 °C, onDelay: 20s}}");

    assertThat(run("--csv", plant(), "--compare", other)).isZero();

    assertThat(session.out())
        .containsExactly(
            "alarm_id                         raised      other       in_alarm          other",
            "all                                   8          2        0:03:00        0:01:40",
            "S1/high                               6          0        0:01:00        0:00:00",
            "S2/high                               1          1        0:01:39        0:01:19");
  }

  @Test
  void goesOnAfterBadRowsAndReadsSeveralFiles() throws Exception {
    Path first = file("first.csv", HEADER, row(0, "S1", 85), "yesterday,S1,20", row(1, "S1", 86));
    Path second = file("second.csv", HEADER, row(2, "S1", 20));

    assertThat(run("--csv", first, second)).isZero();

    assertThat(session.err().get(0)).contains("first.csv, line 3 skipped: ", "yesterday");
    assertThat(session.err().get(1)).startsWith("3 readings, 1 rows skipped.");
    assertThat(session.out()).contains("cleared                     1");
  }

  @Test
  void reportsAFileWithoutReadings() throws Exception {
    assertThat(run("--csv", file("empty.csv", HEADER))).isZero();

    assertThat(session.out()).containsExactly("readings                    0");
  }

  @Test
  void rejectsFaultyInput() throws Exception {
    Path recording = plant();
    Path rules = file("rules.yaml", "rules: {high: {high: 80}}");

    assertThat(run("--csv", folder.resolve("none.csv"))).isEqualTo(1);
    assertThat(run("--csv", recording, "--rules", rules)).isEqualTo(1);
    assertThat(run("--csv", recording, "--value", "degC")).isEqualTo(1);
    assertThat(run()).isEqualTo(2);
    assertThat(run("--csv", recording, "--compare", recording, "--format", "json")).isEqualTo(2);

    assertThat(session.err().get(0)).endsWith("none.csv is not a file");
    assertThat(String.join("\n", session.err()))
        .contains("rules.yaml", "rules.high.high is '80'")
        .contains("has no column 'degC'")
        .contains("--csv");
  }
}
