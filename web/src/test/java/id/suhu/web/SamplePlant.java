package id.suhu.web;

import id.suhu.core.alarm.EventType;
import id.suhu.core.history.Appended;
import id.suhu.core.history.JournalLine;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.history.StoreException;
import id.suhu.core.history.StoreWriter;
import id.suhu.core.reading.Position;
import id.suhu.core.reading.Reading;
import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.Rule;
import id.suhu.core.rule.RuleBook;
import id.suhu.messages.AlarmEventJson;
import id.suhu.messages.AlarmRecord;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.SetAside;
import id.suhu.messages.StatusRecord;
import id.suhu.messages.StoreStatus;
import id.suhu.testkit.JournalEvents;
import id.suhu.testkit.MemoryStore;
import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.live.LivePlant;
import id.suhu.view.operator.Order;
import id.suhu.view.operator.Outcome;
import id.suhu.view.status.RejectedRecord;
import id.suhu.web.live.LiveParts;
import id.suhu.web.metrics.PlantFigures;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.TimeoutException;

/** A small plant with something of everything, as the parts of a server. */
final class SamplePlant {

  private static final String TIME = "2026-03-01T07:00:00.000Z";
  private static final long TIME_MS = 1_772_348_400_000L;

  private SamplePlant() {}

  /** Returns parts that all work. */
  static TestParts working() {
    ReadingStore store = store();
    return new TestParts()
        .withHealth(() -> List.of(new HealthCheck("engine", true, "it runs")))
        .withFigures(
            () ->
                new PlantFigures(
                    2,
                    1,
                    true,
                    0,
                    9,
                    Map.of("malformed", 1L),
                    Optional.of(new PlantFigures.Store(false, storeStatus().partitions()))))
        .withPlant(SamplePlant::status)
        .withAlarms(SamplePlant::alarms)
        .withLive(live())
        .withOperators((orders, repeatable) -> outcomes(orders))
        .withStore(() -> Optional.of(store))
        .withStoreStatus(() -> Optional.of(storeStatus()))
        .withRejected(
            newest ->
                List.of(
                    new RejectedRecord("malformed", 2, 7, TIME_MS, "{"),
                    new RejectedRecord("bad_unit", -1, -1, TIME_MS, "{")))
        .withDisk(() -> Optional.of(new DiskSpace("/data", 1, 2, Optional.of(Duration.ofHours(2)))))
        .withImporting(readings -> new Appended(readings.size(), 0))
        .withClock(InstantSource.fixed(Instant.ofEpochMilli(TIME_MS + 3_600_000)));
  }

  /** Returns parts that fail because of a fault of the program. */
  static TestParts faulty() {
    return failing(new IllegalStateException("a fault of the program"));
  }

  /** Returns parts without Kafka and a database. */
  static TestParts away() {
    TestParts parts = failing(new TimeoutException("no answer within 5 s"));
    return parts
        .withHealth(() -> List.of(new HealthCheck("store", false, "the disk is full")))
        .withStore(Optional::empty)
        .withDisk(Optional::empty)
        .withImporting(
            readings -> {
              throw new StoreException("the disk is full");
            });
  }

  private static TestParts failing(RuntimeException fault) {
    ReadingStore store = BrokenStore.failing(fault);
    LivePlant plant = plant();
    return new TestParts()
        .withHealth(fails(fault))
        .withFigures(fails(fault))
        .withPlant(fails(fault))
        .withAlarms(fails(fault))
        .withLive(
            new LiveParts(
                plant, sensor -> SamplePlant.<List<Rule>>fails(fault).get(), () -> "failed"))
        .withOperators((orders, repeatable) -> SamplePlant.<List<Outcome>>fails(fault).get())
        .withStore(() -> Optional.of(store))
        .withStoreStatus(fails(fault))
        .withRejected(newest -> SamplePlant.<List<RejectedRecord>>fails(fault).get())
        .withDisk(fails(fault))
        .withImporting(readings -> SamplePlant.<Appended>fails(fault).get())
        .withSender(
            readings -> {
              throw fault;
            })
        .withClock(InstantSource.fixed(Instant.ofEpochMilli(TIME_MS + 3_600_000)));
  }

  private static <T> Supplier<T> fails(RuntimeException fault) {
    return () -> {
      throw fault;
    };
  }

  private static MemoryStore store() {
    MemoryStore store = new MemoryStore();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      readings.add(
          new Reading(
              new SensorId(i % 2 == 0 ? "S1" : "S2"),
              Optional.of("press").filter(machine -> readings.size() % 2 == 0),
              TIME_MS + i * 1_000L,
              TIME_MS,
              80 + i / 8.0,
              false,
              new Position(0, i)));
    }
    List<JournalLine> events = new ArrayList<>();
    for (EventType type : EventType.values()) {
      int number = events.size();
      String json = JournalEvents.json("S1", type.code(), "normal", "low", 1, number);
      events.add(
          new JournalLine(
              TIME_MS + number, "S1", "S1/high", type.code(), json, new Position(0, number)));
    }
    try (StoreWriter writer = store.writer()) {
      Appended unused = writer.append(readings);
      writer.appendEvents(events);
      writer.commit();
    }
    return store;
  }

  private static PlantStatus status() {
    return new PlantStatus(
        "sensor-suhu",
        8,
        1,
        1,
        true,
        Map.of("good", 1L, "stale", 1L, "bad", 0L),
        1,
        1,
        List.of(new PlantStatus.Partition(0, 0, 9, 1)));
  }

  private static StoreStatus storeStatus() {
    return new StoreStatus(
        "topic-1",
        8,
        1,
        Optional.of("the disk is nearly full"),
        List.of(new StoreStatus.Partition(0, 9, 9, 7, 1, Map.of("malformed", 1L), 0, 0)));
  }

  private static LiveParts live() {
    return new LiveParts(plant(), RuleBook.DEFAULT::forSensor, () -> "running");
  }

  private static LivePlant plant() {
    LivePlant plant = new LivePlant(InstantSource.system(), 10);
    plant.status(
        new StatusRecord(
            "S1",
            Optional.of("press"),
            OptionalDouble.of(83.5),
            Optional.of(TIME),
            "good",
            List.of("clock"),
            8,
            1,
            TIME,
            List.of("high", "silence"),
            List.of(
                new StatusRecord.Alarm(
                    "S1/high",
                    "S1/high/1",
                    "high",
                    "active_unacknowledged",
                    true,
                    false,
                    "high",
                    TIME))));
    long nowMs = System.currentTimeMillis();
    plant.reading(
        new Reading(
            new SensorId("S2"), Optional.empty(), nowMs, nowMs, 70, false, new Position(0, 0)));
    return plant;
  }

  private static List<OpenAlarm> alarms() {
    String raised = JournalEvents.raised("S1", 1);
    String shelved =
        JournalEvents.json("S2", "shelved", "shelved", "low", 2, 5)
            .replace(
                "}",
                ",\"user\":\"budi\",\"comment\":\"repair\",\"command_id\":\"c-1\","
                    + "\"shelved_until\":\"2026-03-01T07:30:00.000Z\"}");
    return List.of(
        new OpenAlarm(
            event(raised), raised, Optional.of(TIME), Optional.of("good"), none(), none()),
        new OpenAlarm(
            event(shelved),
            shelved,
            Optional.empty(),
            Optional.empty(),
            Optional.of(new SetAside("budi", "repair", TIME, Optional.of(TIME))),
            Optional.of(new SetAside("siti", "no machine", TIME, Optional.empty()))));
  }

  private static Optional<SetAside> none() {
    return Optional.empty();
  }

  /** Executes a command to S1, refuses one to S2, and does not answer others. */
  private static List<Outcome> outcomes(List<Order> orders) {
    List<Outcome> outcomes = new ArrayList<>();
    for (Order order : orders) {
      String sensor = order.alarm().sensor().text();
      Optional<AlarmRecord> answer =
          switch (sensor) {
            case "S1" ->
                Optional.of(
                    event(JournalEvents.json("S1", "acknowledged", "shelved", "high", 0, 5)));
            case "S2" ->
                Optional.of(
                    event(
                        JournalEvents.json("S2", "refused", "normal", "high", 0, 5)
                            .replace(
                                "}",
                                ",\"command_id\":\"c\",\"user\":\"u\",\"reason\":\"not_latched\"}")));
            default -> Optional.empty();
          };
      outcomes.add(new Outcome(order, answer));
    }
    return outcomes;
  }

  private static AlarmRecord event(String json) {
    return AlarmEventJson.read(JournalEvents.bytes(json));
  }
}
