package id.suhu.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The longest task of a page, during which it takes no input.
 *
 * @param wallMs its time, in which the machine may have done other things
 * @param cpuMs the time of the processor in it, which tells more on a busy machine
 */
record PageTasks(long wallMs, long cpuMs) {

  private static final String TASKS = "disabled-by-default-devtools.timeline";

  /** Notes the tasks of a page while something is done, which must not take minutes. */
  static PageTasks during(Page page, Runnable action) {
    Browser browser = page.context().browser();
    browser.startTracing(page, new Browser.StartTracingOptions().setCategories(List.of(TASKS)));
    byte[] trace;
    try {
      action.run();
    } finally {
      trace = browser.stopTracing();
    }
    try {
      return longest(new ObjectMapper().readTree(trace).path("traceEvents"));
    } catch (IOException e) {
      throw new AssertionError("the browser's trace is not JSON", e);
    }
  }

  private static PageTasks longest(JsonNode events) {
    Set<String> pages = new HashSet<>();
    for (JsonNode event : events) {
      if (event.path("args").path("name").asText().equals("CrRendererMain")) {
        pages.add(thread(event));
      }
    }
    long wallMicros = 0;
    long cpuMicros = 0;
    for (JsonNode event : events) {
      if (event.path("name").asText().equals("RunTask") && pages.contains(thread(event))) {
        wallMicros = Math.max(wallMicros, event.path("dur").asLong());
        cpuMicros = Math.max(cpuMicros, event.path("tdur").asLong());
      }
    }
    return new PageTasks(wallMicros / 1_000, cpuMicros / 1_000);
  }

  private static String thread(JsonNode event) {
    return event.path("pid").asText() + "/" + event.path("tid").asText();
  }
}
