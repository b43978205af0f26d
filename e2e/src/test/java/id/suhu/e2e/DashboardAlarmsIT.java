package id.suhu.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Operators at two computers. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DashboardAlarmsIT {

  private static final Pattern WANTS = Pattern.compile("\\bwants\\b");

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
  void showsAnAcknowledgementToEverybody() {
    dashboard.post("ack-1", 85);
    try (Window budi = dashboard.open("#/alarms");
        Window sari = dashboard.open("#/alarms")) {
      Locator seen = sari.row("ack-1/high");
      assertThat(seen).hasClass(WANTS);
      assertThat(seen).containsText("Active, unacknowledged");

      budi.button("Acknowledge ack-1/high").click();
      submit(budi, "Acknowledge", "Budi", "on my <b>way</b>");

      assertThat(seen).containsText("Active, acknowledged");
      assertThat(seen).not().hasClass(WANTS);
      assertThat(sari.button("Acknowledge ack-1/high")).hasCount(0);
      assertThat(budi.page().locator("#toast")).hasText("Acknowledge executed.");
      showsInJournal(sari, "ack-1", "Acknowledged", "Budi", "on my <b>way</b>");
    }
  }

  @Test
  void shelvesForATimeAndTakesOutOfService() {
    dashboard.post("aside-1", 85);
    try (Window budi = dashboard.open("#/alarms");
        Window sari = dashboard.open("#/alarms")) {
      Locator seen = sari.row("aside-1/high");
      budi.button("Shelve aside-1/high").click();
      budi.page().locator("dialog select").selectOption("30m");
      submit(budi, "Shelve", "Budi", "sensor is replaced");
      assertThat(seen).containsText("Shelved");
      assertThat(seen).containsText(Pattern.compile("by Budi, until .*, sensor is replaced"));

      budi.button("Unshelve aside-1/high").click();
      submit(budi, "Unshelve", "Budi", "");
      assertThat(seen).containsText("Active, unacknowledged");

      budi.button("Out of service aside-1/high").click();
      submit(budi, "Out of service", "Budi", "machine is off");
      assertThat(seen).containsText("Out of service");
      assertThat(seen).containsText("by Budi, machine is off");

      budi.button("In service aside-1/high").click();
      submit(budi, "In service", "Sari", "");
      assertThat(seen).containsText("Active, unacknowledged");
      showsInJournal(sari, "aside-1", "Shelved", "Budi", "sensor is replaced");
      showsInJournal(sari, "aside-1", "In service", "Sari", "");
    }
  }

  @Test
  void acknowledgesAllThatAreSelected() {
    dashboard.post("many-", 12, 96);
    try (Window budi = dashboard.open("#/alarms");
        Window sari = dashboard.open("#/alarms")) {
      Locator seen = sari.page().locator("tr[data-alarm^='many-']");
      assertThat(seen).hasCount(12);
      assertThat(budi.page().locator("tr[data-alarm^='many-']")).hasCount(12);

      budi.page().getByLabel("Select all").first().check();
      budi.page().locator(".tools").getByText("Acknowledge", exactly()).click();
      assertThat(budi.page().locator("#dialog-title"))
          .hasText(Pattern.compile("Acknowledge 1[2-4] alarms"));
      submit(budi, "Acknowledge", "Budi", "all of them");

      assertThat(seen.filter(new Locator.FilterOptions().setHasText("Active, acknowledged")))
          .hasCount(12);
      assertThat(sari.page().locator("#unacknowledged")).isHidden();
      assertThat(sari.page()).hasTitle("Suhu");
    }
  }

  private static Locator.GetByTextOptions exactly() {
    return new Locator.GetByTextOptions().setExact(true);
  }

  private static void submit(Window window, String command, String user, String comment) {
    Locator dialog = window.page().locator("dialog");
    dialog.locator("textarea").fill(comment);
    dialog.locator("input[name=user]").fill(user);
    assertThat(dialog.locator("button[type=submit]")).hasText(command);
    dialog.locator("button[type=submit]").click();
    assertThat(dialog).isHidden();
  }

  private static void showsInJournal(
      Window window, String sensor, String event, String user, String comment) {
    window.go("#/alarms/journal");
    Locator rows = window.page().locator("tbody tr");
    assertThat(
            rows.filter(new Locator.FilterOptions().setHasText(sensor))
                .filter(new Locator.FilterOptions().setHas(cell(window, event)))
                .locator("td")
                .last())
        .containsText(
            user + comment, new LocatorAssertions.ContainsTextOptions().setTimeout(15_000));
  }

  private static Locator cell(Window window, String text) {
    return window
        .page()
        .getByRole(AriaRole.CELL, new Page.GetByRoleOptions().setName(text).setExact(true));
  }
}
