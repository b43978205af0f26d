package id.suhu.bench.web;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import id.suhu.testkit.MeasuredSystem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * From the sending of a reading to its value on the page, with 1,000 readings per second: a hot
 * sensor, whose tile is the first, is sent at random moments, and the page notes in each frame what
 * the tile shows.
 */
final class Pixels {

  private static final int SENSORS = 1_000;
  private static final int PROBES = 150;
  private static final Duration WARM_UP = Duration.ofSeconds(30);
  private static final String PROBE = "probe";

  /** What was on the tile at the end of the frame: its next animation frame comes after that. */
  private static final String WATCH =
      """
      () => {
        window.seen = {};
        const look = () => {
          for (const tile of document.querySelectorAll(".tile")) {
            if (tile.querySelector("b").textContent !== "probe") continue;
            const value = parseFloat(tile.querySelector(".value").textContent);
            if (!(value in window.seen)) {
              window.seen[value] = 0;
              requestAnimationFrame(() => (window.seen[value] = performance.timeOrigin + performance.now()));
            }
          }
          requestAnimationFrame(look);
        };
        look();
      }
      """;

  private final MeasuredSystem system;

  Pixels(MeasuredSystem system) {
    this.system = system;
  }

  void measure() {
    Playwright.CreateOptions none =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    try (SteadyPlant plant = new SteadyPlant(system.kafka(), SENSORS);
        Playwright playwright = Playwright.create(none);
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
      Page page = browser.newPage();
      plant.send(PROBE, 90);
      page.navigate(system.url("/"));
      page.locator(".tile").first().waitFor();
      Object unused = page.evaluate(WATCH);
      park(WARM_UP.toMillis());
      Map<Double, Long> sent = send(plant);
      List<Double> ms = new ArrayList<>();
      Map<?, ?> seen = (Map<?, ?>) page.evaluate("() => window.seen");
      seen.forEach(
          (value, at) -> {
            Long sentMs = sent.get(Double.parseDouble(String.valueOf(value)));
            if (sentMs != null) {
              ms.add(((Number) at).doubleValue() - sentMs);
            }
          });
      System.out.printf(
          "from the sending to the page, %d of %d readings: %s%n",
          ms.size(), sent.size(), Quantiles.of(ms.stream().mapToDouble(each -> each).toArray()));
    }
  }

  private static Map<Double, Long> send(SteadyPlant plant) {
    SplittableRandom random = new SplittableRandom(1);
    Map<Double, Long> sent = new HashMap<>();
    for (int i = 1; i <= PROBES; i++) {
      double celsius = 90 + i / 10.0;
      sent.put(Math.round(celsius * 10) / 10.0, System.currentTimeMillis());
      plant.send(PROBE, celsius);
      // Far enough apart for each to be shown.
      park(random.nextInt(500, 1_000));
    }
    park(2_000);
    return sent;
  }

  private static void park(long ms) {
    long endNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ms);
    while (System.nanoTime() < endNanos) {
      LockSupport.parkNanos(endNanos - System.nanoTime());
    }
  }
}
