package id.suhu.web.metrics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Grafana's dashboard in {@code deploy/}. */
final class Dashboard {

  private static final Pattern NAME = Pattern.compile("\\b(suhu|jvm|process|system)_[a-z_]+");

  final JsonNode json;

  private Dashboard(JsonNode json) {
    this.json = json;
  }

  static Dashboard read() throws IOException {
    return new Dashboard(
        new ObjectMapper().readTree(Path.of("../deploy/grafana/suhu.json").toFile()));
  }

  /** Returns the expressions of its panels, as Grafana sends them. */
  List<String> expressions() {
    List<String> all = new ArrayList<>();
    for (JsonNode panel : json.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        all.add(target.path("expr").asText().replace("$__rate_interval", "1m"));
      }
    }
    return all;
  }

  /** Returns the names of metrics in its expressions. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (String expression : expressions()) {
      Matcher name = NAME.matcher(expression);
      while (name.find()) {
        names.add(name.group());
      }
    }
    return names;
  }
}
