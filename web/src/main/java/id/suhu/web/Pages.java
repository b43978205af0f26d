package id.suhu.web;

import io.javalin.config.JavalinConfig;
import java.util.List;
import java.util.Map;

/** The dashboard's files: modules without a build step, and the chart library. */
final class Pages {

  /** The modules, styles and pictures. */
  static final List<String> FILES =
      List.of(
          "index.html",
          "icon.svg",
          "style.css",
          "main.js",
          "actions.js",
          "alarms.js",
          "api.js",
          "chart.js",
          "dom.js",
          "feed.js",
          "format.js",
          "journal.js",
          "plant.js",
          "sensor.js",
          "sound.js",
          "spark.js",
          "system.js",
          "texts.js",
          "tiles.js",
          "urgency.js");

  private static final String FOLDER = "/id/suhu/web/page/";
  private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private Pages() {}

  /** Adds the routes. */
  static void serve(JavalinConfig config) {
    for (String name : FILES) {
      add(config, "/" + name, FOLDER + name);
    }
    add(config, "/", FOLDER + "index.html");
    add(config, "/lib/uplot.js", CHARTS + "uPlot.iife.min.js");
    add(config, "/lib/uplot.css", CHARTS + "uPlot.min.css");
  }

  private static void add(JavalinConfig config, String path, String resource) {
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.') + 1));
    config.routes.get(path, PageFile.read(resource, String.valueOf(type))::get);
  }
}
