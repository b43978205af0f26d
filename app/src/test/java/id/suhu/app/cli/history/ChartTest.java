package id.suhu.app.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChartTest {

  private static Chart.Point at(int second, double celsius) {
    return new Chart.Point(1_772_348_400_000L + second * 1_000L, celsius);
  }

  @Test
  void drawsFromTheLowestToTheHighest() {
    List<String> lines =
        Chart.lines(IntStream.rangeClosed(0, 144).mapToObj(i -> at(i, 60 + i / 4.8)).toList());

    assertThat(lines).hasSize(18).allMatch(line -> line.codePointCount(0, line.length()) <= 84);
    assertThat(lines.get(0)).startsWith("     90 °C ┤ ").endsWith(" ──");
    assertThat(lines.get(15)).startsWith("     60 °C ┤──");
    assertThat(lines.get(16)).isEqualTo(" ".repeat(11) + "└" + "─".repeat(72));
    assertThat(lines.get(17))
        .isEqualTo(
            " ".repeat(12)
                + "2026-03-01T07:00:00.000Z"
                + " ".repeat(24)
                + "2026-03-01T07:02:24.000Z");
  }

  @Test
  void showsThatReadingsOfOnePeriodDiffer() {
    List<String> lines = Chart.lines(List.of(at(0, 20), at(0, 90), at(71, 20), at(72, 20)));

    assertThat(lines.subList(0, 16)).allMatch(line -> line.charAt(12) == '█');
  }

  @Test
  void drawsOneReading() {
    assertThat(Chart.lines(List.of(at(0, 20))))
        .hasSize(18)
        .filteredOn(line -> line.contains("│─") || line.contains("┤─"))
        .hasSize(1);
  }
}
