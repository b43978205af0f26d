package id.suhu.app.cli.status;

import id.suhu.cli.Printable;
import id.suhu.cli.Texts;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.PlantStatusJson;
import id.suhu.messages.StoreStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Formats counts as lines. */
final class StatusLines {

  private static final String ROW = "%-13s %12s  %s";

  private StatusLines() {}

  static String json(PlantStatus status, Optional<StoreStatus> store) {
    return Printable.of(new String(PlantStatusJson.write(status, store), StandardCharsets.UTF_8));
  }

  /**
   * Returns the lines of what the store has made of the records.
   *
   * @param url the system that stores
   */
  static List<String> text(StoreStatus store, String url, Texts texts) {
    List<String> lines = new ArrayList<>();
    lines.add(row("stored", store.stored(), texts.get("status.stored", url)));
    lines.add(row("duplicate", store.duplicate(), texts.get("status.duplicate")));
    lines.add(row("store_lag", store.lag(), texts.get("status.store_lag")));
    if (store.missed() > 0) {
      lines.add(row("missed", store.missed(), texts.get("status.missed")));
    }
    for (StoreStatus.Partition partition : store.partitions()) {
      long rejected = partition.rejected().values().stream().mapToLong(Long::longValue).sum();
      lines.add(
          row(
              "store " + partition.number(),
              partition.received(),
              "%s %d %s %d + %d + %d"
                  .formatted(
                      texts.get("status.received_by_store"),
                      partition.received(),
                      partition.isConserved() ? "=" : "≠",
                      partition.stored(),
                      partition.duplicate(),
                      rejected)));
    }
    store
        .fault()
        .ifPresent(fault -> lines.add(row("fault", 1, texts.get("status.store_fault", fault))));
    return lines;
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
