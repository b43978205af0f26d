package id.suhu.app.cli.status;

import id.suhu.cli.JsonLine;
import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts as lines. */
final class StatusLines {

  private static final String ROW = "%-13s %12s  %s";

  private StatusLines() {}

  static String json(Status status) {
    return JsonLine.of(
        line -> {
          line.writeStringField("topic", status.topic());
          line.writeNumberField("received", status.received());
          line.writeNumberField("judged", status.judged());
          line.writeNumberField("late", status.late());
          line.writeNumberField("rejected", status.rejected().records());
          line.writeBooleanField("rejected_all", status.rejected().all());
          line.writeNumberField("lag", status.lag());
          line.writeObjectFieldStart("engine");
          line.writeNumberField("members", status.engineMembers());
          line.writeEndObject();
          line.writeObjectFieldStart("sensors");
          for (Map.Entry<String, Long> quality : status.sensors().entrySet()) {
            line.writeNumberField(quality.getKey(), quality.getValue());
          }
          line.writeEndObject();
          line.writeNumberField("active_alarms", status.activeAlarms());
          line.writeArrayFieldStart("partitions");
          for (PartitionStatus partition : status.partitions()) {
            line.writeStartObject();
            line.writeNumberField("partition", partition.partition());
            line.writeNumberField("received", partition.received());
            line.writeNumberField("beginning_offset", partition.offsets().beginning());
            line.writeNumberField("end_offset", partition.offsets().end());
            line.writeNumberField("lag", partition.lag());
            line.writeEndObject();
          }
          line.writeEndArray();
        });
  }

  static List<String> text(Status status, Texts texts) {
    List<String> lines = new ArrayList<>();
    lines.add(row("received", status.received(), texts.get("status.received", status.topic())));
    lines.add(row("judged", status.judged(), texts.get("status.judged")));
    lines.add(row("late", status.late(), texts.get("status.late")));
    Status.Rejected rejected = status.rejected();
    lines.add(
        row(
            "rejected",
            rejected.records(),
            texts.get(rejected.all() ? "status.rejected" : "status.rejected_newest")));
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
    for (PartitionStatus partition : status.partitions()) {
      lines.add(
          row(
              "partition " + partition.partition(),
              partition.received(),
              "lag %d, offsets %d to %d"
                  .formatted(
                      partition.lag(),
                      partition.offsets().beginning(),
                      partition.offsets().end())));
    }
    return lines;
  }

  private static String row(String name, long count, String what) {
    return ROW.formatted(name, count, Printable.of(what));
  }
}
