package id.suhu.app.cli.status;

import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.PlantStatusJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Formats counts as lines. */
final class StatusLines {

  private static final String ROW = "%-13s %12s  %s";

  private StatusLines() {}

  static String json(PlantStatus status) {
    return Printable.of(new String(PlantStatusJson.write(status), StandardCharsets.UTF_8));
  }

  static List<String> text(PlantStatus status, Texts texts) {
    List<String> lines = new ArrayList<>();
    lines.add(row("received", status.received(), texts.get("status.received", status.topic())));
    lines.add(row("judged", status.judged(), texts.get("status.judged")));
    lines.add(row("late", status.late(), texts.get("status.late")));
    lines.add(
        row(
            "rejected",
            status.rejected(),
            texts.get(status.rejectedAll() ? "status.rejected" : "status.rejected_newest")));
    lines.add(row("lag", status.lag(), texts.get("status.lag")));
    boolean running = status.engineMembers() > 0;
    lines.add(
        row(
            "engine",
            status.engineMembers(),
            texts.get(running ? "status.engine" : "status.engine_away")));
    lines.add(
        row(
            "sensors",
            status.sensors().values().stream().mapToLong(Long::longValue).sum(),
            status.sensors().entrySet().stream()
                .map(quality -> quality.getKey() + " " + quality.getValue())
                .collect(Collectors.joining(", "))));
    lines.add(row("active_alarms", status.activeAlarms(), texts.get("status.active_alarms")));
    for (PlantStatus.Partition partition : status.partitions()) {
      lines.add(
          row(
              "partition " + partition.number(),
              partition.received(),
              "lag %d, offsets %d to %d"
                  .formatted(partition.lag(), partition.beginningOffset(), partition.endOffset())));
    }
    return lines;
  }

  private static String row(String name, long count, String what) {
    return ROW.formatted(name, count, Printable.of(what));
  }
}
