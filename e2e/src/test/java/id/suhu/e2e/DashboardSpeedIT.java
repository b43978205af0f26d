package id.suhu.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a large plant costs the browser. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class DashboardSpeedIT {

  private static final int SENSORS = 10_000;
  private static final int LONGEST_TASK_MS = 200;
  private static final int HEAVIEST_PAGE = 300_000;

  private static final Pattern ALL = Pattern.compile("^10,000 of 10,000 .*");

  /** Scrolls to and fro for some milliseconds, a part of a screen in each frame. */
  private static final String SCROLL =
      """
      (ms) => new Promise((resolve) => {
        const scroller = document.querySelector(".scroller");
        const end = performance.now() + ms;
        let step = 120;
        const turn = () => {
          const before = scroller.scrollTop;
          scroller.scrollTop += step;
          if (scroller.scrollTop === before) step = -step;
          if (performance.now() < end) requestAnimationFrame(turn);
          else resolve(scroller.scrollTop);
        };
        turn();
      })
      """;

  @TempDir private static Path folder;
  private static Dashboard dashboard;

  @BeforeAll
  static void start() throws Exception {
    dashboard = Dashboard.start(folder, Dashboard.RULES);
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static void sendAll(int turn) {
    dashboard.post("T", SENSORS, 50 + turn % 20);
  }

  @Test
  void scrollsAndFiltersTenThousandSensorsThatAllChange() {
    dashboard.post("T", SENSORS, 50);
    try (EverySecond sender = new EverySecond(DashboardSpeedIT::sendAll);
        Window window = dashboard.window(new Browser.NewContextOptions())) {
      Page page = window.page();
      PageTasks loading =
          PageTasks.during(
              page,
              () -> {
                window.go("");
                assertThat(page.locator("#shown")).hasText(ALL);
                assertThat(page.locator(".tile").first()).isVisible();
              });
      int before = sender.turns();
      PageTasks scrolling =
          PageTasks.during(page, () -> assertThat(window.number(SCROLL, 8_000)).isPositive());
      PageTasks filtering = PageTasks.during(page, () -> filter(window));
      System.out.printf(
          "longest tasks with %d times %d readings: loading %s, scrolling %s, filtering %s%n",
          sender.turns() - before, SENSORS, loading, scrolling, filtering);
      assertThat(List.of(loading, scrolling, filtering))
          .allMatch(each -> each.cpuMs() > 0 && each.cpuMs() <= LONGEST_TASK_MS);
      assertThat(page.locator(".tile").count()).isBetween(20, 300);
    }
  }

  private static void filter(Window window) {
    Page page = window.page();
    for (String query : List.of("T12", "press-3")) {
      page.locator("#search").pressSequentially(query);
      page.locator("#search").clear();
    }
    page.locator("#search").fill("T77");
    assertThat(page.locator("#shown")).hasText(Pattern.compile("^111 of .*"));
    page.locator("#search").clear();
    for (String option : List.of("machines", "sensors", "near", "all")) {
      page.locator("[data-option=%s]".formatted(option)).click();
    }
    assertThat(page.locator("#shown")).hasText(ALL);
  }

  @Test
  @Tag("full")
  void needsNoMoreMemoryAfterTenMinutes() {
    dashboard.post("T", SENSORS, 50);
    try (EverySecond sender = new EverySecond(DashboardSpeedIT::sendAll);
        Window window = dashboard.open("")) {
      assertThat(window.page().locator("#shown")).hasText(ALL);
      Object unusedScrolled = window.page().evaluate(SCROLL, Duration.ofMinutes(1).toMillis());
      double first = usedMegabytes(window);
      unusedScrolled = window.page().evaluate(SCROLL, Duration.ofMinutes(9).toMillis());
      double last = usedMegabytes(window);
      System.out.printf(
          "MB of JavaScript after 1 and 10 minutes with %d times %d readings: %.1f, %.1f%n",
          sender.turns(), SENSORS, first, last);
      assertThat(last).isLessThan(1.2 * first);
    }
  }

  private static double usedMegabytes(Window window) {
    return window.number("() => { gc(); return performance.memory.usedJSHeapSize; }") / 1e6;
  }

  @Test
  void showsAThousandSensorsAtOnce() throws Exception {
    Path separate = Files.createDirectory(folder.resolve("thousand"));
    try (Dashboard thousand = Dashboard.start(separate, Dashboard.RULES)) {
      thousand.post("S", 1_000, 61);
      try (Window window = thousand.window(new Browser.NewContextOptions())) {
        window
            .page()
            .addInitScript(
                """
                const look = () => {
                  if (document.querySelector(".tile .value small")) window.tileAt = performance.now();
                  else requestAnimationFrame(look);
                };
                look();
                """);
        window.go("");
        window.page().waitForFunction("() => window.tileAt");
        double painted =
            window.number(
                "() => performance.getEntriesByName('first-contentful-paint')[0].startTime");
        double tiles = window.number("() => window.tileAt");
        double bytes =
            window.number(
                """
                () => performance.getEntries()
                    .filter((each) => each.transferSize && !each.name.includes("/api/"))
                    .reduce((sum, each) => sum + each.transferSize, 0)
                """);
        System.out.printf(
            "1,000 sensors: first paint after %.0f ms, tiles after %.0f ms, page of %.0f bytes%n",
            painted, tiles, bytes);
        assertThat(bytes).isBetween(10_000.0, (double) HEAVIEST_PAGE);
        assertThat(tiles).isLessThan(5_000);
      }
    }
  }
}
