package id.suhu.web.metrics;

import io.javalin.http.Context;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.Supplier;

/** {@code GET /metrics}: the numbers of the system, for Prometheus. Thread-safe. */
public final class Metrics implements AutoCloseable {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Supplier<PlantFigures> figures;
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final PlantMeters plant;
  private final RequestTimer requests;

  /**
   * Begins to measure the process.
   *
   * @param figures the numbers of the plant at this moment; cheap
   */
  public Metrics(Supplier<PlantFigures> figures) {
    this.figures = figures;
    // The name says a count of events, but it is a number of processors.
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("system.cpu.count"));
    // In nanoseconds, which is not the base unit; process.cpu.usage tells the same.
    registry.config().meterFilter(MeterFilter.denyNameStartsWith("process.cpu.time"));
    plant = new PlantMeters(registry);
    requests = new RequestTimer(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    collections.bindTo(registry);
  }

  /** Answers a scrape. */
  public void get(Context request) {
    request.contentType(TEXT).result(text());
  }

  /** One scrape at a time, so that each shows the figures of one moment. */
  private synchronized String text() {
    plant.show(figures.get());
    return registry.scrape();
  }

  /** Measures an answered request. */
  public void answered(Context request, Duration duration) {
    requests.took(request, duration);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
