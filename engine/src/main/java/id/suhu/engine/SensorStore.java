package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.sensor.SensorStateBytes;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;
import org.jspecify.annotations.Nullable;

/**
 * The sensors of one partition as objects on the heap. Nothing is serialised while readings are
 * judged; what has changed is written to the changelog when Streams prepares a commit.
 *
 * <p>That moment is {@link CachedStateStore#flushCache}: of all hooks the only one inside the
 * transaction that also holds the offsets and the events, so a crash finds either all of them or
 * none. The public {@code commit} comes after it. This leans on Streams' internals, which is why
 * its version is pinned and a test looks for the changelog record inside the transaction.
 *
 * <p>One stream thread.
 */
final class SensorStore implements StateStore, CachedStateStore<byte[], byte[]> {

  static final String NAME = "sensors";

  private final SensorLogic logic;
  private final SensorStateBytes bytes;
  private final InstantSource wallClock;
  private final Map<SensorId, SensorSlot> slots = new HashMap<>();
  private final List<SensorSlot> dirty = new ArrayList<>();
  private @Nullable InternalProcessorContext<?, ?> context;
  private boolean open;

  SensorStore(SensorLogic logic, InstantSource wallClock) {
    this.logic = logic;
    this.bytes = new SensorStateBytes(logic.book());
    this.wallClock = wallClock;
  }

  /** The sensor's slot, or null if nothing is known of it. */
  @Nullable SensorSlot find(SensorId sensor) {
    return slots.get(sensor);
  }

  /**
   * A slot for a sensor that has none.
   *
   * @param nowMs elapsed milliseconds, from which its silence counts
   */
  SensorSlot add(SensorId sensor, long nowMs) {
    SensorSlot slot = new SensorSlot(sensor, logic.unknown());
    slot.heardMs = nowMs;
    slots.put(sensor, slot);
    return slot;
  }

  /** Every sensor. */
  Collection<SensorSlot> all() {
    return slots.values();
  }

  /** Gives a sensor its next state. */
  void put(SensorSlot slot, SensorState next) {
    slot.state = next;
    if (!slot.dirty) {
      slot.dirty = true;
      dirty.add(slot);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void init(StateStoreContext stateStoreContext, StateStore root) {
    // The same store is opened again after its task was lost: what it held then may never have
    // been committed.
    forget();
    context = (InternalProcessorContext<?, ?>) stateStoreContext;
    open = true;
    stateStoreContext.register(root, (StateRestoreCallback) this::restore);
  }

  private void restore(byte[] key, byte @Nullable [] value) {
    SensorId sensor = new SensorId(new String(key, StandardCharsets.UTF_8));
    if (value == null) {
      slots.remove(sensor);
    } else {
      slots.put(sensor, new SensorSlot(sensor, bytes.read(value)));
    }
  }

  @Override
  public void flushCache() {
    InternalProcessorContext<?, ?> changelog = Objects.requireNonNull(context, "store is not open");
    long wallMs = wallClock.millis();
    for (SensorSlot slot : dirty) {
      slot.dirty = false;
      changelog.logChange(
          NAME,
          Bytes.wrap(slot.key),
          bytes.write(slot.state),
          wallMs,
          new RecordHeaders(),
          Position.emptyPosition());
    }
    dirty.clear();
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void clearCache() {
    // Called when a task turns from active to standby; this engine has no standby tasks.
    forget();
  }

  private void forget() {
    slots.clear();
    dirty.clear();
  }

  @Override
  public void close() {
    forget();
    open = false;
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }
}
