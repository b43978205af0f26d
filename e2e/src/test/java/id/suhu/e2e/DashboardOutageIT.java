package id.suhu.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard shows while the program does not answer. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DashboardOutageIT {

  private static final Pattern OLD = Pattern.compile("\\bold\\b");

  /** A browser waits for some seconds before it connects again. */
  private static final LocatorAssertions.HasTextOptions IN_TIME =
      new LocatorAssertions.HasTextOptions().setTimeout(30_000);

  @TempDir Path folder;

  @Test
  void saysThatValuesAreOldAndGoesOnWithoutBeingReloaded() throws Exception {
    try (Dashboard dashboard = Dashboard.start(folder, Dashboard.RULES);
        Window window = dashboard.open("")) {
      dashboard.post("S1", 61);
      Locator value = window.tile("S1").locator(".value");
      assertThat(value).hasText("61.0 °C");

      watch(window);
      dashboard.stall(Duration.ofSeconds(5));
      tellsWithinFourSeconds(window, "suspended");
      dashboard.post("S1", 62);
      assertThat(value).hasText("62.0 °C", IN_TIME);
      showsNoBanner(window);

      window.mayLoseTheServer();
      watch(window);
      dashboard.kill();
      assertThat(window.page().locator("#banner")).containsText("are OLD");
      tellsWithinFourSeconds(window, "killed");
      assertThat(value).hasText("62.0 °C");
      dashboard.restart();
      dashboard.post("S1", 63);
      assertThat(value).hasText("63.0 °C", IN_TIME);
      showsNoBanner(window);
    }
  }

  /** Notes in the page when it becomes marked as old. */
  private static void watch(Window window) {
    Object unused =
        window
            .page()
            .evaluate(
                """
                () => {
                  const started = performance.now();
                  window.told = new Promise((resolve) => {
                    const look = () => {
                      const banner = document.getElementById("banner");
                      if (document.body.classList.contains("old") && !banner.hidden)
                        resolve([performance.now() - started, banner.textContent]);
                      else requestAnimationFrame(look);
                    };
                    look();
                  });
                }
                """);
  }

  private static void tellsWithinFourSeconds(Window window, String state) {
    double ms = window.number("async () => (await window.told)[0]");
    System.out.printf("ms until the page says that the program is %s: %.0f%n", state, ms);
    assertThat(ms).isLessThanOrEqualTo(4_000);
    assertThat((String) window.page().evaluate("async () => (await window.told)[1]"))
        .startsWith("The connection to Suhu is lost since")
        .endsWith("The values on this page are OLD.");
  }

  private static void showsNoBanner(Window window) {
    assertThat(window.page().locator("#banner")).isHidden();
    assertThat(window.page().locator("body")).not().hasClass(OLD);
  }
}
