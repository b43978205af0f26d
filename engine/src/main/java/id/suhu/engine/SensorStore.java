package id.suhu.engine;

import id.suhu.core.reading.SensorId;
import id.suhu.core.rule.RuleBook;
import id.suhu.core.sensor.Input;
import id.suhu.core.sensor.SensorLogic;
import id.suhu.core.sensor.SensorState;
import id.suhu.core.stored.SensorStateBytes;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sensors of one partition as objects on the heap. Nothing is serialized while readings are
 * evaluated; changes are written to the changelog when Streams prepares a commit.
 *
 * <p>This happens in {@link CachedStateStore#flushCache}, the only hook inside the transaction that
 * also contains the offsets and the events, so a crash keeps either all of them or none. The public
 * {@code commit} is called after the transaction. Because this depends on Streams' internals, the
 * version is pinned and a test checks that the changelog record is inside the transaction.
 *
 * <p>Streams switches a task from standby to active and back without reopening its store: the state
 * from the changelog is kept. Standby tasks occur without being configured: Streams assigns them to
 * a joining engine as warm-up, so that all sensors are evaluated while their state moves.
 *
 * <p>Used by one stream thread.
 */
final class SensorStore implements StateStore, CachedStateStore<byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(SensorStore.class);

  static final String NAME = "sensors";

  /** Key of the progress in the changelog: sensor ids contain no control characters. */
  private static final byte[] PROGRESS_KEY = {0};

  private final RuleBook rules;
  private final SlotBytes bytes;
  private final SensorCount count;
  private final InstantSource wallClock;
  private final Map<SensorId, SensorSlot> slots = new HashMap<>();
  private final List<SensorSlot> dirty = new ArrayList<>();
  private Progress progress = new Progress();
  private @Nullable InternalProcessorContext<?, ?> context;
  private boolean open;

  SensorStore(RuleBook rules, InstantSource wallClock, SensorCount count) {
    this.rules = rules;
    this.bytes = new SlotBytes(new SensorStateBytes(rules));
    this.wallClock = wallClock;
    this.count = count;
  }

  /** Returns the progress of this partition's owner. */
  Progress progress() {
    return progress;
  }

  /** Returns the sensor's slot, or null if the sensor is unknown. */
  @Nullable SensorSlot find(SensorId sensor) {
    return slots.get(sensor);
  }

  /**
   * Adds a slot for an unknown sensor.
   *
   * @param nowMs elapsed milliseconds, from which its silence counts
   */
  SensorSlot add(SensorId sensor, long nowMs) {
    Input underRules = new Input.Rules(rules.forSensor(sensor), wallClock.millis());
    SensorState state = SensorLogic.decide(SensorState.unknown(sensor), underRules).next();
    SensorSlot slot = new SensorSlot(sensor, state);
    slot.receivedMs = nowMs;
    keep(slot);
    return slot;
  }

  private void keep(SensorSlot slot) {
    if (slots.put(slot.sensor, slot) == null) {
      count.add(1);
    }
  }

  /** Returns whether another sensor is accepted. */
  boolean hasRoom() {
    return !count.isFull();
  }

  /** Returns all sensors. */
  Collection<SensorSlot> all() {
    return slots.values();
  }

  /** Sets a sensor's next state. */
  void put(SensorSlot slot, SensorState next) {
    slot.state = next;
    markDirty(slot);
  }

  /** Marks a slot to be written at the next commit. */
  void markDirty(SensorSlot slot) {
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
    // The same store is reopened after its task was lost: its content may never have been
    // committed.
    forget();
    context = (InternalProcessorContext<?, ?>) stateStoreContext;
    open = true;
    stateStoreContext.register(root, (StateRestoreCallback) this::restore);
  }

  private void restore(byte[] key, byte @Nullable [] value) {
    if (Arrays.equals(key, PROGRESS_KEY)) {
      if (value != null) {
        readProgress(value);
      }
      return;
    }
    SensorId sensor = new SensorId(new String(key, StandardCharsets.UTF_8));
    if (value != null) {
      keep(read(sensor, value));
    } else if (slots.remove(sensor) != null) {
      count.add(-1);
    }
  }

  private void readProgress(byte[] value) {
    try {
      progress.read(value);
    } catch (IllegalArgumentException e) {
      // Records would be taken in again only if the committed offsets were lost as well.
      LOG.atError()
          .addKeyValue("error", e.getMessage())
          .log("Stored progress cannot be read; the engine continues at the committed offsets");
      progress = new Progress();
    }
  }

  /**
   * Reads a stored state. Unreadable bytes lose the history of one sensor, but do not stop the
   * engine.
   */
  private SensorSlot read(SensorId sensor, byte[] value) {
    try {
      return bytes.read(sensor, value);
    } catch (IllegalArgumentException e) {
      return SensorSlot.lost(sensor, e);
    }
  }

  @Override
  public void flushCache() {
    long wallMs = wallClock.millis();
    for (SensorSlot slot : dirty) {
      slot.dirty = false;
      log(slot.sensor.bytes(), bytes.write(slot), wallMs);
    }
    dirty.clear();
    if (progress.isChanged()) {
      log(PROGRESS_KEY, progress.write(), wallMs);
    }
  }

  private void log(byte[] key, byte[] value, long wallMs) {
    Objects.requireNonNull(context, "store is not open")
        .logChange(
            NAME, Bytes.wrap(key), value, wallMs, new RecordHeaders(), Position.emptyPosition());
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<byte[], byte[]> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public void clearCache() {
    // Called when a task changes between active and standby, after its last commit. The slots are
    // not a cache: they would not be read again, since the restore continues at its position.
    dirty.forEach(slot -> slot.dirty = false);
    dirty.clear();
  }

  private void forget() {
    count.add(-slots.size());
    slots.clear();
    dirty.clear();
    progress = new Progress();
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
