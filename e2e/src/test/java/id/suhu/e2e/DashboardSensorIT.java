package id.suhu.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of a sensor with a month of history. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DashboardSensorIT {

  private static final int MINUTES = 43_000;
  private static final int HOTTEST = 11_111;
  private static final int COLDEST = 33_333;

  @TempDir Path folder;

  @Test
  void showsAMonthWithItsExtremesAndAnyPartOfIt() throws Exception {
    try (Dashboard dashboard = Dashboard.start(folder, Dashboard.RULES)) {
      importMonth(dashboard);
      dashboard.post("oven-1", 61);
      try (Window window = dashboard.open("#/sensor/oven-1")) {
        assertThat(window.page().locator("#value")).hasText("61.0 °C");
        assertThat(window.page().locator("[data-seconds='300']"))
            .hasAttribute("aria-pressed", "true");

        Response month =
            window
                .page()
                .waitForResponse(
                    DashboardSensorIT::isCurve,
                    () -> window.page().locator("[data-seconds='2592000']").click());
        assertThat(month.text()).contains("\"temperature\":78.9", "\"temperature\":11.1");
        assertThat(month.text().split("\"temperature\"")).hasSizeBetween(501, 1_001);
        assertThat(window.page().locator("[data-seconds='2592000']"))
            .hasAttribute("aria-pressed", "true");
        Locator statistics = window.page().locator("#statistics");
        assertThat(statistics).containsText("Minimum11.1 °C");
        assertThat(statistics).containsText("Maximum78.9 °C");
        assertThat(statistics).containsText(Pattern.compile("Readings43,00[01]"));
        drawsACurve(window);

        zooms(window);
        drawsACurve(window);
        downloads(window);

        window.page().locator(".u-over").dblclick();
        assertThat(window.page().locator("#live")).hasAttribute("aria-pressed", "true");
        assertThat(statistics).containsText("Maximum78.9 °C");
      }
    }
  }

  /** A reading each minute, with two extremes that an average would hide. */
  private static void importMonth(Dashboard dashboard) {
    Instant start =
        Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(MINUTES + 5, ChronoUnit.MINUTES);
    String readings =
        IntStream.range(0, MINUTES)
            .mapToObj(
                i ->
                    "{\"event_time\":\"%s\",\"sensor_id\":\"oven-1\",\"temperature\":%s}"
                        .formatted(start.plus(i, ChronoUnit.MINUTES), celsius(i)))
            .collect(Collectors.joining("\n"));
    assertThat(
            dashboard
                .post("/api/import/readings?import=1&row=1", "application/x-ndjson", readings)
                .path("stored")
                .asInt())
        .isEqualTo(MINUTES);
  }

  private static double celsius(int minute) {
    return switch (minute) {
      case HOTTEST -> 78.9;
      case COLDEST -> 11.1;
      default -> Math.round(10 * (50 + 8 * Math.sin(minute / 700.0))) / 10.0;
    };
  }

  private static boolean isCurve(Response response) {
    return response.url().contains("points=");
  }

  /** The curve has the colour of text, in most columns of the chart. */
  private static void drawsACurve(Window window) {
    window
        .page()
        .waitForFunction(
            """
            () => {
              const canvas = document.querySelector(".chart canvas");
              const { data, width, height } = canvas.getContext("2d")
                  .getImageData(0, 0, canvas.width, canvas.height);
              const wanted = getComputedStyle(document.body).color.match(/\\d+/g).map(Number);
              let columns = 0;
              for (let x = 0; x < width; x++) {
                for (let y = 0; y < height; y++) {
                  const at = 4 * (y * width + x);
                  if (data[at + 3] > 200 && wanted.every((part, i) => Math.abs(part - data[at + i]) < 40)) {
                    columns++;
                    break;
                  }
                }
              }
              return columns > width / 2;
            }
            """);
  }

  private static void zooms(Window window) {
    BoundingBox chart = window.page().locator(".u-over").boundingBox();
    double y = chart.y + chart.height / 2;
    Response part =
        window
            .page()
            .waitForResponse(
                DashboardSensorIT::isCurve,
                () -> {
                  window.page().mouse().move(chart.x + chart.width * 0.25, y);
                  window.page().mouse().down();
                  window.page().mouse().move(chart.x + chart.width * 0.5, y);
                  window.page().mouse().up();
                });
    assertThat(part.text()).contains("\"temperature\":78.9").doesNotContain(":11.1");
    assertThat(window.page().locator("#live")).hasAttribute("aria-pressed", "false");
    assertThat(window.page().locator("#statistics")).containsText("Maximum78.9 °C");
    assertThat(window.page().locator("#statistics")).not().containsText("Minimum11.1 °C");
  }

  private static void downloads(Window window) throws Exception {
    Download download = window.page().waitForDownload(() -> window.page().getByText("csv").click());
    assertThat(download.suggestedFilename()).isEqualTo("oven-1.csv");
    List<String> lines = Files.readAllLines(download.path());
    assertThat(lines.get(0)).startsWith("event_time,").contains("sensor_id", "temperature");
    // A quarter of the month.
    assertThat(lines).hasSizeBetween(10_000, 11_500).anyMatch(line -> line.contains("78.9"));
  }
}
