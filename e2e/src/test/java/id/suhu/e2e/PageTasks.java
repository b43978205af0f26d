package id.suhu.e2e;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The longest task of a page, during which it takes no input.
 *
 * @param wallMs its time, in which the machine may have done other things
 * @param cpuMs the time of the processor in it, which tells more on a busy machine
 */
record PageTasks(long wallMs, long cpuMs) {

  private static final ObjectMapper JSON = new ObjectMapper();
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
      return longest(trace);
    } catch (IOException e) {
      throw new AssertionError("the browser's trace is not JSON", e);
    }
  }

  private static PageTasks longest(byte[] trace) throws IOException {
    Set<String> pages = new HashSet<>();
    forEach(
        trace,
        event -> {
          if (event.path("args").path("name").asText().equals("CrRendererMain")) {
            var unused = pages.add(thread(event));
          }
        });
    long[] micros = new long[2];
    forEach(
        trace,
        event -> {
          if (event.path("name").asText().equals("RunTask") && pages.contains(thread(event))) {
            micros[0] = Math.max(micros[0], event.path("dur").asLong());
            micros[1] = Math.max(micros[1], event.path("tdur").asLong());
          }
        });
    return new PageTasks(micros[0] / 1_000, micros[1] / 1_000);
  }

  /** Passes on event after event: the tree of all of them would take hundreds of megabytes. */
  private static void forEach(byte[] trace, Consumer<JsonNode> events) throws IOException {
    try (JsonParser json = JSON.createParser(trace)) {
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_ARRAY
            && "traceEvents".equals(json.currentName())) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            events.accept(json.readValueAsTree());
          }
        }
      }
    }
  }

  private static String thread(JsonNode event) {
    return event.path("pid").asText() + "/" + event.path("tid").asText();
  }
}
