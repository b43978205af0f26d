package id.suhu.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/**
 * A window of the dashboard. Closing it fails if the page had an error, or the browser reported one
 * in its console, such as a breach of the content security policy.
 */
final class Window implements AutoCloseable {

  /** Of a machine that is busy with other tests; what must be quick is measured. */
  private static final double PATIENCE_MS = 20_000;

  private final BrowserContext context;
  private final Page page;
  private final String url;
  private final List<String> faults = new ArrayList<>();
  private boolean mayLoseTheServer;

  Window(BrowserContext context, String url) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    this.context = context;
    this.url = url;
    this.page = context.newPage();
    page.onPageError(faults::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text());
          }
        });
  }

  Page page() {
    return page;
  }

  /** Goes to a page of the dashboard, such as {@code #/alarms}. */
  void go(String hash) {
    page.navigate(url + "/" + hash);
  }

  /** Failed requests are no faults from now on. */
  void mayLoseTheServer() {
    mayLoseTheServer = true;
  }

  /** Returns the tile of a sensor on the page of the plant. */
  Locator tile(String sensor) {
    return page.locator(".tile[href='#/sensor/%s']".formatted(sensor));
  }

  /** Returns the row of an alarm on the page of the alarms. */
  Locator row(String alarm) {
    return page.locator("tr[data-alarm='%s']".formatted(alarm));
  }

  /** Returns a button by what a screen reader says. */
  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Evaluates a script in the page and returns its number. */
  double number(String script) {
    return ((Number) page.evaluate(script)).doubleValue();
  }

  /** Evaluates a script with an argument in the page and returns its number. */
  double number(String script, Object argument) {
    return ((Number) page.evaluate(script, argument)).doubleValue();
  }

  @Override
  public void close() {
    try (context) {
      assertThat(faults)
          .as("errors of the page")
          .filteredOn(fault -> !mayLoseTheServer || !fault.startsWith("Failed to load resource"))
          .isEmpty();
    }
  }
}
