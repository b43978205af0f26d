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
 * The sensors of one partition as objects on the heap. Nothing is serialised while readings are
 * judged; what has changed is written to the changelog when Streams prepares a commit.
 *
 * <p>That moment is {@link CachedStateStore#flushCache}: of all hooks the only one inside the
 * transaction that also holds the offsets and the events, so a crash finds either all of them or
 * none. The public {@code commit} comes after it. This leans on Streams' internals, which is why
 * its version is pinned and a test looks for the changelog record inside the transaction.
 *
 * <p>Streams turns a task from standby to active and back without opening its store again: what the
 * changelog has told stays. Standby tasks come without being asked for: to an engine that joins,
 * Streams gives them to warm up, so that no sensor goes unjudged while its state moves.
 *
 * <p>One stream thread.
 */
final class SensorStore implements StateStore, CachedStateStore<byte[], byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(SensorStore.class);

  static final String NAME = "sensors";

  /** Key of the progress in the changelog: no sensor id has a control character. */
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

  /** How far this partition's owner has come. */
  Progress progress() {
    return progress;
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
    Input underRules = new Input.Rules(rules.forSensor(sensor), wallClock.millis());
    SensorState state = SensorLogic.decide(SensorState.unknown(sensor), underRules).next();
    SensorSlot slot = new SensorSlot(sensor, state);
    slot.heardMs = nowMs;
    keep(slot);
    return slot;
  }

  private void keep(SensorSlot slot) {
    if (slots.put(slot.sensor, slot) == null) {
      count.add(1);
    }
  }

  /** Whether there is room for a sensor that is not known yet. */
  boolean hasRoom() {
    return !count.isFull();
  }

  /** Every sensor. */
  Collection<SensorSlot> all() {
    return slots.values();
  }

  /** Gives a sensor its next state. */
  void put(SensorSlot slot, SensorState next) {
    slot.state = next;
    markDirty(slot);
  }

  /** Something of the slot is to be kept. */
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
    // The same store is opened again after its task was lost: what it held then may never have
    // been committed.
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
      // Only if the committed offsets were lost as well would records be taken in again.
      LOG.atError().log("{}; the committed offsets alone tell where to go on", e.getMessage());
      progress = new Progress();
    }
  }

  /** Bytes that cannot be read cost the sensor its history, never the others their engine. */
  private SensorSlot read(SensorId sensor, byte[] value) {
    try {
      return bytes.read(sensor, value);
    } catch (IllegalArgumentException e) {
      LOG.debug("a stored state cannot be read", e);
      SensorSlot slot = new SensorSlot(sensor, SensorState.unknown(sensor));
      slot.lost = true;
      return slot;
    }
  }

  @Override
  public void flushCache() {
    long wallMs = wallClock.millis();
    for (SensorSlot slot : dirty) {
      slot.dirty = false;
      log(slot.key, bytes.write(slot), wallMs);
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
    // Called when a task turns from active to standby or back, after its last commit. The slots are
    // no cache: nothing would read them in again, as the restore goes on where it was.
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
