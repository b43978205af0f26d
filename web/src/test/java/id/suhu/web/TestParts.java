package id.suhu.web;

import id.suhu.core.history.Appended;
import id.suhu.core.history.ReadingStore;
import id.suhu.core.reading.Reading;
import id.suhu.kafka.HostPort;
import id.suhu.messages.PlantStatus;
import id.suhu.messages.ReadingDecoder;
import id.suhu.messages.StoreStatus;
import id.suhu.view.alarm.OpenAlarm;
import id.suhu.view.live.LivePlant;
import id.suhu.view.status.RejectedRecord;
import id.suhu.web.live.LiveParts;
import id.suhu.web.metrics.PlantFigures;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The parts of a server for tests: without a store, of an empty plant, unless a test has others.
 */
public final class TestParts {

  private Supplier<List<HealthCheck>> health = List::of;
  private Supplier<PlantFigures> figures = () -> PlantFigures.NONE;
  private Supplier<PlantStatus> plant =
      () -> new PlantStatus("sensor-suhu", 3, 0, 0, true, Map.of("good", 1L), 1, 1, List.of());
  private Supplier<List<OpenAlarm>> alarms = List::of;
  private LiveParts live =
      new LiveParts(
          new LivePlant(InstantSource.system(), 10), sensor -> List.of(), () -> "running");
  private OperatorDesk operators = (orders, repeatable) -> List.of();
  private Supplier<Optional<ReadingStore>> store = Optional::empty;
  private Supplier<Optional<StoreStatus>> storeStatus = Optional::empty;
  private Function<List<Reading>, Appended> importing =
      readings -> {
        throw new IllegalStateException("no store");
      };
  private ReadingSender sender = readings -> {};
  private IntFunction<List<RejectedRecord>> rejected = newest -> List.of();
  private Supplier<Optional<DiskSpace>> disk = Optional::empty;
  private InstantSource clock = InstantSource.system();
  private final Duration retention = Duration.ofDays(400);

  /** With what works and what does not. */
  public TestParts withHealth(Supplier<List<HealthCheck>> other) {
    health = other;
    return this;
  }

  /** With numbers for a monitoring system. */
  public TestParts withFigures(Supplier<PlantFigures> other) {
    figures = other;
    return this;
  }

  /** With counts of the topics. */
  public TestParts withPlant(Supplier<PlantStatus> other) {
    plant = other;
    return this;
  }

  /** With alarms that are not at rest. */
  public TestParts withAlarms(Supplier<List<OpenAlarm>> other) {
    alarms = other;
    return this;
  }

  /** With sensors. */
  public TestParts withLive(LiveParts other) {
    live = other;
    return this;
  }

  /** With somebody who gives commands. */
  public TestParts withOperators(OperatorDesk other) {
    operators = other;
    return this;
  }

  /** With a database, which may be closed. */
  public TestParts withStore(Supplier<Optional<ReadingStore>> other) {
    store = other;
    return this;
  }

  /** With counts of the database. */
  public TestParts withStoreStatus(Supplier<Optional<StoreStatus>> other) {
    storeStatus = other;
    return this;
  }

  /** With a way for readings of the past. */
  public TestParts withImporting(Function<List<Reading>, Appended> other) {
    importing = other;
    return this;
  }

  /** With a way for readings to Kafka. */
  public TestParts withSender(ReadingSender other) {
    sender = other;
    return this;
  }

  /** With rejected records. */
  public TestParts withRejected(IntFunction<List<RejectedRecord>> other) {
    rejected = other;
    return this;
  }

  /** With a disk. */
  public TestParts withDisk(Supplier<Optional<DiskSpace>> other) {
    disk = other;
    return this;
  }

  /** With another time. */
  public TestParts withClock(InstantSource other) {
    clock = other;
    return this;
  }

  /** Returns the parts. */
  public WebParts parts() {
    return new WebParts(
        health,
        figures,
        plant,
        alarms,
        live,
        operators,
        store,
        Duration.ZERO,
        storeStatus,
        importing,
        new ReadingIntake(new ReadingDecoder(), sender),
        rejected,
        disk,
        clock,
        retention);
  }

  /** Starts a server of them. */
  public WebServer start() {
    try {
      return WebServer.start(new HostPort("127.0.0.1", 0), parts());
    } catch (WebException e) {
      throw new AssertionError(e);
    }
  }
}
