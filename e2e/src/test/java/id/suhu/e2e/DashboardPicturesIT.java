package id.suhu.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the documentation, in the folder {@code suhu.screenshots}. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@EnabledIfSystemProperty(named = "suhu.screenshots", matches = ".+")
class DashboardPicturesIT {

  private static final String RULES =
      """
      rules:
        high: {high: 80 °C, highHigh: 95 °C, deadband: 1 °C}
        bearing: {sensors: "*-bearing", high: 70 °C, deadband: 1 °C, severity: medium}
        silence: {after: 1h}
        quiet: {sensors: "press-14-oil", after: 30s, severity: low}
      """;

  private static final int MACHINES = 20;
  private static final List<String> PLACES = List.of("oil", "motor", "bearing");
  private static final int HISTORY_SECONDS = 3_600;

  /** Of more than 20,000 readings at once, the live feed would leave out those for the charts. */
  private static final int STEP_SECONDS = 12;

  private static final String SILENT = "press-14-oil";
  private static final int SILENT_SECONDS = 300;
  private static final int MOST_IN_A_REQUEST = 10_000;

  @TempDir Path folder;

  @Test
  void makesThePictures() throws Exception {
    Path pictures = Path.of(System.getProperty("suhu.screenshots")).toAbsolutePath();
    // The last minutes for the small charts are kept while somebody looks.
    try (Dashboard dashboard = Dashboard.start(folder, RULES);
        Window looking = dashboard.open("")) {
      assertThat(looking.page().locator(".empty")).containsText("No sensor yet");
      sendAnHour(dashboard);
      takeAll(dashboard, pictures);
    }
  }

  @SuppressWarnings("try") // The sender only has to run.
  private static void takeAll(Dashboard dashboard, Path pictures) {
    try (EverySecond sender = new EverySecond(turn -> sendNow(dashboard, turn))) {
      try (Window window = dashboard.open("", size(1_400, 900))) {
        Page page = window.page();
        assertThat(window.tile("press-7-motor"))
            .hasClass(Pattern.compile(".*critical.*"), patiently());
        assertThat(window.tile(SILENT)).hasClass(Pattern.compile(".*stale.*"), patiently());
        assertThat(page.locator("#shown")).hasText("60 of 60 sensors");
        take(window, pictures.resolve("plant.png"));

        window.go("#/sensor/press-7-motor");
        page.locator("[data-seconds='3600']").click();
        assertThat(page.locator("#statistics")).containsText("Maximum");
        assertThat(window.row("press-7-motor/high")).isVisible();
        take(window, pictures.resolve("sensor.png"));

        window.go("#/alarms");
        window.button("Acknowledge press-3-oil/high").click();
        page.locator("dialog textarea").fill("on my way");
        page.locator("dialog input[name=user]").fill("Budi");
        page.locator("dialog button[type=submit]").click();
        assertThat(window.row("press-3-oil/high")).containsText("Active, acknowledged");
        take(window, pictures.resolve("alarms.png"));

        window.go("#/system");
        assertThat(page.locator("dl.facts")).isVisible();
        take(window, pictures.resolve("system.png"));
      }
      try (Window window = dashboard.open("", size(390, 844))) {
        assertThat(window.tile("press-7-motor")).isVisible();
        take(window, pictures.resolve("plant-phone.png"));
      }
    }
  }

  private static Browser.NewContextOptions size(int width, int height) {
    return new Browser.NewContextOptions()
        .setViewportSize(width, height)
        .setColorScheme(ColorScheme.LIGHT)
        // A blinking text may be pale.
        .setReducedMotion(ReducedMotion.REDUCE);
  }

  private static LocatorAssertions.HasClassOptions patiently() {
    return new LocatorAssertions.HasClassOptions().setTimeout(60_000);
  }

  /** Takes a picture once the small charts are drawn and no message is shown. */
  private static void take(Window window, Path picture) {
    window
        .page()
        .waitForFunction(
            """
            () => {
              const canvas = document.querySelector("canvas");
              return !document.getElementById("toast").textContent && (!canvas
                  || canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.some(Boolean));
            }
            """,
            null,
            new Page.WaitForFunctionOptions().setTimeout(20_000));
    byte[] unused = window.page().screenshot(new Page.ScreenshotOptions().setPath(picture));
  }

  private static void sendAnHour(Dashboard dashboard) {
    Instant start = Instant.now().minusSeconds(HISTORY_SECONDS);
    List<String> readings = new ArrayList<>();
    for (int second = 0; second < HISTORY_SECONDS; second += STEP_SECONDS) {
      readings.addAll(
          readings(second, start.plusSeconds(second), second > HISTORY_SECONDS - SILENT_SECONDS));
      if (readings.size() > MOST_IN_A_REQUEST - MACHINES * PLACES.size()) {
        dashboard.post(readings.stream());
        readings.clear();
      }
    }
    dashboard.post(readings.stream());
  }

  private static void sendNow(Dashboard dashboard, int turn) {
    dashboard.post(readings(HISTORY_SECONDS + turn, Instant.now(), true).stream());
  }

  /** Returns a reading of each sensor, but of the silent one only before it falls silent. */
  private static List<String> readings(int second, Instant time, boolean silence) {
    List<String> readings = new ArrayList<>();
    for (int machine = 1; machine <= MACHINES; machine++) {
      for (String place : PLACES) {
        String sensor = "press-%d-%s".formatted(machine, place);
        if (!silence || !sensor.equals(SILENT)) {
          readings.add(reading(sensor, machine, time, celsius(sensor, second)));
        }
      }
    }
    return readings;
  }

  private static String reading(String sensor, int machine, Instant time, double celsius) {
    return "{\"sensor_id\":\"%s\",\"machine_id\":\"press-%d\",\"temperature\":%.1f,\"timestamp\":\"%s\"}"
        .formatted(sensor, machine, celsius, time);
  }

  /** A steady wave for most; some approach their limit in the last quarter of the hour. */
  private static double celsius(String sensor, int second) {
    int kind = Math.floorMod(sensor.hashCode(), 97);
    double wave =
        42
            + kind % 13
            + 2.5 * Math.sin((second + 40 * kind) / (120.0 + kind))
            + 0.4 * Math.sin(second * 1.7 + kind);
    double late = Math.min(1, Math.max(0, second / (0.25 * HISTORY_SECONDS) - 3));
    double end =
        switch (sensor) {
          case "press-7-motor" -> 98.5;
          case "press-3-oil" -> 84;
          case "press-11-bearing" -> 72;
          case "press-5-motor" -> 78.6;
          case "press-16-bearing" -> 67.2;
          case "press-9-oil" -> 76.5;
          default -> wave;
        };
    return wave + (end - wave) * Math.pow(late, 0.7);
  }
}
