package id.suhu.web.metrics;

import id.suhu.core.reading.RejectReason;
import id.suhu.messages.StoreStatus;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Meters of the plant: all show the figures of one moment, so that a scrape looks once. No label is
 * unbounded: there are tens of thousands of sensors, and a client can invent more. Used by one
 * thread at a time.
 */
final class PlantMeters {

  private final MeterRegistry registry;
  private final Set<Integer> partitions = new HashSet<>();
  private boolean stores;
  private volatile PlantFigures figures = PlantFigures.NONE;

  PlantMeters(MeterRegistry registry) {
    this.registry = registry;
    gauge("suhu.sensors", "Known sensors", PlantFigures::sensors);
    gauge("suhu.alarms.active", "Alarms whose condition holds", PlantFigures::activeAlarms);
    gauge(
        "suhu.engine.running",
        "1 if the engine evaluates readings as they arrive, otherwise 0",
        now -> now.engineRunning() ? 1 : 0);
    counter(
        "suhu.engine.restarts",
        "Restarts of the engine after a failure",
        Tags.empty(),
        PlantFigures::engineRestarts);
    counter(
        "suhu.engine.received",
        "Records of the reading topic that the engine has read",
        Tags.empty(),
        PlantFigures::received);
    for (RejectReason reason : RejectReason.values()) {
      counter(
          "suhu.engine.rejected",
          "Records of the reading topic that the engine has rejected",
          Tags.of("reason", reason.code()),
          now -> now.rejected().getOrDefault(reason.code(), 0L));
    }
  }

  /** Shows other figures; a partition that was added gets meters. */
  void show(PlantFigures now) {
    figures = now;
    now.store().ifPresent(this::add);
  }

  private void add(PlantFigures.Store store) {
    if (!stores) {
      stores = true;
      gauge(
          "suhu.store.fault",
          "1 if nothing is stored at present because of a fault, otherwise 0",
          now -> now.store().filter(PlantFigures.Store::faulty).isPresent() ? 1 : 0);
      for (RejectReason reason : RejectReason.values()) {
        counter(
            "suhu.store.rejected",
            "Records of the reading topic that the store has rejected",
            Tags.of("reason", reason.code()),
            now -> sum(now, each -> each.rejected().getOrDefault(reason.code(), 0L)));
      }
    }
    for (StoreStatus.Partition partition : store.partitions()) {
      if (partitions.add(partition.number())) {
        add(partition.number());
      }
    }
  }

  private void add(int number) {
    Tags partition = Tags.of("partition", String.valueOf(number));
    counter(
        "suhu.store.stored",
        "Records of the reading topic that have a row in the database",
        partition,
        now -> of(now, number, StoreStatus.Partition::stored));
    counter(
        "suhu.store.duplicates",
        "Records of the reading topic whose reading was stored before",
        partition,
        now -> of(now, number, StoreStatus.Partition::duplicate));
    counter(
        "suhu.store.missed",
        "Records that Kafka's retention had removed before they were stored",
        partition,
        now -> of(now, number, StoreStatus.Partition::missed));
    Gauge unused =
        Gauge.builder(
                "suhu.store.lag", this, me -> of(me.figures, number, StoreStatus.Partition::lag))
            .description("Records of the reading topic that are not stored yet")
            .baseUnit("records")
            .tags(partition)
            .register(registry);
  }

  private static long of(
      PlantFigures figures, int number, ToLongFunction<StoreStatus.Partition> value) {
    return sum(figures, each -> each.number() == number ? value.applyAsLong(each) : 0);
  }

  private static long sum(PlantFigures figures, ToLongFunction<StoreStatus.Partition> value) {
    return figures.store().stream()
        .flatMap(store -> store.partitions().stream())
        .mapToLong(value)
        .sum();
  }

  private void gauge(String name, String description, ToDoubleFunction<PlantFigures> value) {
    Gauge unused =
        Gauge.builder(name, this, me -> value.applyAsDouble(me.figures))
            .description(description)
            .register(registry);
  }

  private void counter(
      String name, String description, Tags tags, ToLongFunction<PlantFigures> value) {
    FunctionCounter unused =
        FunctionCounter.builder(name, this, me -> value.applyAsLong(me.figures))
            .description(description)
            .tags(tags)
            .register(registry);
  }
}
