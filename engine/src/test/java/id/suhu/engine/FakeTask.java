package id.suhu.engine;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.processor.internals.InternalProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * A task as Kafka Streams runs it, for one partition: a real {@link SensorStore} and a real {@link
 * SensorProcessor}, with what they write held back until the commit. It begins as a standby, which
 * restores; it is made active without its store being opened again, as Streams does it.
 */
final class FakeTask {

  /** Something that a task wrote. */
  record Output(String child, Record<byte[], byte[]> record) {}

  /** An entry of the changelog. */
  record Change(Bytes key, Bytes value) {}

  private final int partition;
  private final SensorProcessor.Parts parts;
  private final LongSupplier elapsedMs;
  private final SensorStore store;
  private final InternalProcessorContext<byte[], byte[]> context;
  private @Nullable SensorProcessor processor;
  private @Nullable StateRestoreCallback restore;
  private @Nullable Punctuator tick;
  private Optional<RecordMetadata> place = Optional.empty();

  final List<Output> outputs = new ArrayList<>();
  final List<Change> changes = new ArrayList<>();

  /** How many entries of the changelog the store has. */
  int restored;

  /** The next offsets to read, committed or not. */
  int nextReading;

  int nextRerouted;

  FakeTask(int partition, SensorProcessor.Parts parts, SensorStore store, LongSupplier elapsedMs) {
    this.partition = partition;
    this.parts = parts;
    this.elapsedMs = elapsedMs;
    this.store = store;
    this.context = context();
    store.init(context, store);
  }

  boolean isActive() {
    return processor != null;
  }

  /** Restores what the changelog has more. */
  void restore(List<Change> changelog) {
    for (; restored < changelog.size(); restored++) {
      Change change = changelog.get(restored);
      Objects.requireNonNull(restore).restore(change.key().get(), change.value().get());
    }
  }

  /** The standby becomes active; it has restored everything. */
  void activate(int reading, int rerouted) {
    store.clearCache();
    nextReading = reading;
    nextRerouted = rerouted;
    processor = new SensorProcessor(parts);
    processor.init(context);
  }

  /** The task becomes a standby; its last commit is done. */
  void standBy(int changelogEnd) {
    Objects.requireNonNull(processor).close();
    processor = null;
    tick = null;
    store.clearCache();
    restored = changelogEnd;
  }

  void process(String topic, long offset, Record<byte[], byte[]> record) {
    place =
        Optional.of(
            new RecordMetadata() {
              @Override
              public String topic() {
                return topic;
              }

              @Override
              public int partition() {
                return partition;
              }

              @Override
              public long offset() {
                return offset;
              }
            });
    Objects.requireNonNull(processor).process(record);
  }

  void tick() {
    Objects.requireNonNull(tick).punctuate(elapsedMs.getAsLong());
  }

  /** What Streams asks for before it ends the transaction. */
  void flush() {
    store.flushCache();
  }

  /** The task is lost, or closed. */
  void close() {
    if (processor != null) {
      processor.close();
    }
    store.close();
  }

  @SuppressWarnings("unchecked")
  private InternalProcessorContext<byte[], byte[]> context() {
    return (InternalProcessorContext<byte[], byte[]>)
        Proxy.newProxyInstance(
            FakeTask.class.getClassLoader(),
            new Class<?>[] {InternalProcessorContext.class},
            (proxy, method, arguments) -> answer(method, arguments));
  }

  private @Nullable Object answer(Method method, Object[] arguments) {
    switch (method.getName()) {
      case "register" -> {
        restore = (StateRestoreCallback) arguments[1];
        return null;
      }
      case "getStateStore" -> {
        return store;
      }
      case "currentSystemTimeMs" -> {
        return elapsedMs.getAsLong();
      }
      case "recordMetadata" -> {
        return place;
      }
      case "taskId" -> {
        return new TaskId(0, partition);
      }
      case "schedule" -> {
        tick = (Punctuator) arguments[2];
        return null;
      }
      case "forward" -> {
        @SuppressWarnings("unchecked")
        Record<byte[], byte[]> record = (Record<byte[], byte[]>) arguments[0];
        outputs.add(new Output((String) arguments[1], record));
        return null;
      }
      case "logChange" -> {
        changes.add(new Change((Bytes) arguments[1], Bytes.wrap((byte[]) arguments[2])));
        return null;
      }
      case "commit" -> {
        return null;
      }
      default -> throw new UnsupportedOperationException(method.getName());
    }
  }
}
