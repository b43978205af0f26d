package id.suhu.app.assembly;

import id.suhu.engine.Engine;
import id.suhu.engine.EngineCounts;
import id.suhu.view.live.LivePlant;
import id.suhu.web.metrics.PlantFigures;
import java.util.Map;
import java.util.stream.Collectors;

/** The numbers of a running system, for a monitoring system. */
final class Figures {

  private Figures() {}

  static PlantFigures of(LivePlant live, Engine engine, StorePart store) {
    var totals = live.totals();
    EngineCounts counts = engine.counts();
    Map<String, Long> rejected =
        counts.rejected().entrySet().stream()
            .collect(Collectors.toMap(each -> each.getKey().code(), Map.Entry::getValue));
    return new PlantFigures(
        totals.sensors(),
        totals.activeAlarms(),
        engine.phase() == Engine.Phase.RUNNING,
        counts.restarts(),
        counts.received(),
        rejected,
        store.figures());
  }
}
