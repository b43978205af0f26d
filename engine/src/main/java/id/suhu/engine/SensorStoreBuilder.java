package id.suhu.engine;

import id.suhu.core.rule.RuleBook;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Creates a {@link SensorStore} for each partition, with a changelog topic. The store requires the
 * changelog and excludes a cache: those switches are rejected.
 */
record SensorStoreBuilder(RuleBook rules, InstantSource wallClock, SensorCount count)
    implements StoreBuilder<SensorStore> {

  @Override
  public SensorStore build() {
    return new SensorStore(rules, wallClock, count);
  }

  @Override
  public Map<String, String> logConfig() {
    // A restore reads the changelog from its start, and only closed segments are compacted: small
    // segments, compacted early, keep it from growing over time.
    return Map.of(
        TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(8 * 1024 * 1024),
        TopicConfig.SEGMENT_MS_CONFIG, Long.toString(600_000),
        TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2");
  }

  @Override
  public boolean loggingEnabled() {
    return true;
  }

  @Override
  public String name() {
    return SensorStore.NAME;
  }

  @Override
  public StoreBuilder<SensorStore> withCachingEnabled() {
    throw new IllegalStateException("the sensor store is its own cache");
  }

  @Override
  public StoreBuilder<SensorStore> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<SensorStore> withLoggingEnabled(Map<String, String> config) {
    throw new IllegalStateException("the sensor store defines its changelog's settings");
  }

  @Override
  public StoreBuilder<SensorStore> withLoggingDisabled() {
    throw new IllegalStateException("the sensor store requires its changelog");
  }
}
