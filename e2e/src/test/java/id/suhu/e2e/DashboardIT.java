package id.suhu.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page of the plant in a browser, and what frames every page. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DashboardIT {

  private static final Pattern USED_TEXT = Pattern.compile("\\bt\\(\"(\\w+)\"[,)]");

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

  @Test
  void showsSensorsAndTheirValuesAsTheyCome() {
    try (Window window = dashboard.open("")) {
      dashboard.post("live-", 20, 61);
      window.page().locator("#search").fill("live-");
      assertThat(window.page().locator(".tile")).hasCount(20);
      assertThat(window.tile("live-7").locator(".value")).hasText("61.0 °C");
      assertThat(window.tile("live-7").locator(".margin")).hasText("19.0 °C to 80.0");

      dashboard.post("live-7", 62.5);
      assertThat(window.tile("live-7").locator(".value")).hasText("62.5 °C");
      assertThat(window.tile("live-8").locator(".value")).hasText("61.0 °C");
    }
  }

  @Test
  void showsAHotSensorFirstWithinASecond() {
    dashboard.post("calm-", 200, 40);
    try (Window window = dashboard.open("")) {
      assertThat(window.page().locator("#shown"))
          .hasText(Pattern.compile("^2\\d\\d of 2\\d\\d .*"));
      double ms =
          window.number(
              """
              async (reading) => {
                let first;
                const seen = new Promise((resolve) => {
                  const look = () => {
                    if (document.querySelector(".tile b")?.textContent === "hot") resolve(performance.now());
                    else requestAnimationFrame(look);
                  };
                  look();
                });
                const answer = await fetch("/api/readings", {
                  method: "POST", headers: { "Content-Type": "application/json" }, body: reading });
                if (!answer.ok) throw new Error(await answer.text());
                const acknowledged = performance.now();
                return (await seen) - acknowledged;
              }
              """,
              Dashboard.reading("hot", 91));
      System.out.printf("ms from the acknowledgement of a hot reading to its tile: %.0f%n", ms);
      assertThat(ms).isLessThanOrEqualTo(1_000);

      Locator tile = window.page().locator(".tile").first();
      assertThat(tile).hasClass(Pattern.compile("\\balarm high wants\\b"));
      assertThat(tile.locator(".state")).hasText("▲ High · not acknowledged");
      assertThat(tile.locator(".margin")).hasText("11.0 °C above 80.0");
      assertThat(window.page()).hasTitle("(1) Suhu");
      assertThat(window.page().locator("#unacknowledged")).hasText("1");
      assertThat(window.page().locator("#toast")).containsText("New alarm: hot");

      window.page().locator("[data-option=inAlarm]").click();
      assertThat(window.page().locator(".tile")).hasCount(1);
    }
  }

  @Test
  void keepsTheChosenLanguageAndColours() {
    try (Window window = dashboard.open("", new Browser.NewContextOptions().setLocale("id-ID"))) {
      Locator root = window.page().locator("html");
      Locator plant = window.page().locator("[data-nav=plant]");
      assertThat(root).hasAttribute("lang", "id");
      assertThat(plant).hasText("Pabrik");

      window.page().locator("#language").click();
      window.page().locator("#theme").click();
      for (int visit = 0; visit < 2; visit++) {
        assertThat(root).hasAttribute("lang", "en");
        assertThat(plant).hasText("Plant");
        assertThat(window.page().locator("#search"))
            .hasAttribute("placeholder", "Find a sensor or machine");
        assertThat(root).hasAttribute("data-theme", "dark");
        assertThat(window.page().locator("body")).hasCSS("color", "rgb(230, 233, 235)");
        window.page().reload();
      }
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void hasEachTextInBothLanguages() {
    try (Window window = dashboard.open("")) {
      List<String> sources =
          (List<String>)
              window
                  .page()
                  .evaluate(
                      """
                      () => Promise.all(performance.getEntriesByType("resource")
                          .map((each) => each.name)
                          .filter((each) => each.endsWith(".js") && !each.includes("/lib/"))
                          .map(async (each) => (await fetch(each)).text()))
                      """);
      // The policy of Suhu's pages allows no evaluation.
      window.page().navigate("about:blank");
      List<List<String>> languages =
          (List<List<String>>)
              window
                  .page()
                  .evaluate(
                      """
                      (source) => {
                        const texts = new Function(source.replaceAll("export ", "") + "; return texts")();
                        return [texts.id, texts.en].map((each) => Object.entries(each)
                            .map(([key, text]) => [key, ...(text.match(/\\{\\d\\}/g) ?? []).sort()].join(" "))
                            .sort());
                      }
                      """,
                      sources.stream()
                          .filter(each -> each.contains("const texts ="))
                          .findFirst()
                          .orElseThrow());
      assertThat(languages.get(0)).as("keys and their parameters").isEqualTo(languages.get(1));

      List<String> keys = languages.get(0).stream().map(each -> each.split(" ", 2)[0]).toList();
      List<String> used =
          sources.stream()
              .flatMap(each -> USED_TEXT.matcher(each).results())
              .map(each -> each.group(1))
              .toList();
      assertThat(used).hasSizeGreaterThan(50).isSubsetOf(keys);
    }
  }
}
