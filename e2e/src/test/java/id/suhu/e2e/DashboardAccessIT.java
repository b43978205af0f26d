package id.suhu.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The dashboard without a mouse, and with the eyes of a screen reader. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DashboardAccessIT {

  private static final String AXE = script("/axe.min.js");

  @TempDir private static Path folder;
  private static Dashboard dashboard;

  @BeforeAll
  static void start() throws Exception {
    dashboard = Dashboard.start(folder, Dashboard.RULES);
    dashboard.post("S", 30, 61);
    dashboard.post("warm-", 2, 79);
    dashboard.post("hot", 85);
    dashboard.post("fire", 99);
  }

  @AfterAll
  static void stop() {
    dashboard.close();
  }

  private static String script(String resource) {
    try (InputStream script = DashboardAccessIT.class.getResourceAsStream(resource)) {
      if (script == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void isUsedWithTheKeyboard() {
    try (Window window = dashboard.open("")) {
      Page page = window.page();
      assertThat(window.tile("fire")).hasCount(1);
      assertThat(tabs(window, 20))
          .containsSubsequence(
              "To the content",
              "Suhu",
              "Plant",
              "Alarms 2",
              "System",
              "Sound: on",
              "search",
              "All",
              "In alarm",
              "Near a limit",
              "Doubtful",
              "Machines",
              "fire",
              "hot");
      page.locator(".tile:focus").waitFor();
      window.tile("hot").focus();
      page.keyboard().press("Enter");
      assertThat(page).hasURL(Pattern.compile(".*#/sensor/hot$"));
      assertThat(page.locator("h1")).hasText("hot");
      assertThat(page.locator("#view")).isFocused();

      window.button("Acknowledge hot/high").focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("dialog")).isVisible();
      assertThat(page.locator("dialog input[name=user]")).isFocused();
      page.keyboard().press("Escape");
      assertThat(page.locator("dialog")).isHidden();
      assertThat(window.button("Acknowledge hot/high")).isFocused();
    }
  }

  @Test
  void skipsToTheContentOfEachPage() {
    for (String hash : List.of("#/alarms", "#/system", "#/sensor/hot")) {
      try (Window window = dashboard.open(hash)) {
        assertThat(window.page().locator("#unacknowledged")).hasText("2");
        window.page().keyboard().press("Tab");
        window.page().keyboard().press("Enter");
        assertThat(window.page().locator("#view")).isFocused();
        assertThat(window.page()).hasURL(Pattern.compile(".*" + hash + "$"));
      }
    }
  }

  /** Returns what is focused after each of the first presses of the tab key. */
  private static List<String> tabs(Window window, int presses) {
    List<String> focused = new ArrayList<>();
    for (int i = 0; i < presses; i++) {
      window.page().keyboard().press("Tab");
      focused.add(
          (String)
              window
                  .page()
                  .evaluate(
                      """
                      () => {
                        const node = document.activeElement;
                        return node.id === "search" ? "search"
                            : node.querySelector(".name b")?.textContent ?? node.textContent.trim();
                      }
                      """));
    }
    return focused;
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void hasNoSeriousFaultOfAccessibility(ColorScheme colours) {
    List<String> faults = new ArrayList<>();
    try (Window window =
        dashboard.open("", new Browser.NewContextOptions().setColorScheme(colours))) {
      Page page = window.page();
      page.evaluate(AXE);
      assertThat(window.tile("fire")).hasCount(1);
      faults.addAll(faults(window, "plant"));
      page.locator("[data-option=machines]").click();
      faults.addAll(faults(window, "machines"));

      window.go("#/sensor/hot");
      assertThat(page.locator("#statistics")).containsText("Maximum");
      assertThat(window.row("hot/high")).isVisible();
      faults.addAll(faults(window, "sensor"));

      window.go("#/alarms");
      assertThat(window.row("fire/high")).isVisible();
      faults.addAll(faults(window, "alarms"));
      page.getByLabel("Select all").check();
      page.locator(".tools").getByText("Shelve").click();
      assertThat(page.locator("dialog")).isVisible();
      faults.addAll(faults(window, "dialog"));
      page.keyboard().press("Escape");

      window.go("#/alarms/journal");
      assertThat(page.locator("tbody tr").first()).isVisible();
      faults.addAll(faults(window, "journal"));

      window.go("#/system");
      assertThat(page.locator("dl.facts")).isVisible();
      faults.addAll(faults(window, "system"));
    }
    assertThat(faults).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private static List<String> faults(Window window, String name) {
    return (List<String>)
        window
            .page()
            .evaluate(
                """
                async (name) => {
                  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
                  return violations.filter((each) => ["serious", "critical"].includes(each.impact))
                      .map((each) => `${name}: ${each.id}: ` + each.nodes.slice(0, 3)
                          .map((node) => node.target + " " + node.failureSummary).join("; "));
                }
                """,
                name);
  }
}
