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
 * A task like those of Kafka Streams, for one partition: a real {@link SensorStore} and a real
 * {@link SensorProcessor}, whose output is collected until the commit. It starts as a standby that
 * restores the changelog. Like Streams, it becomes active without reopening its store.
 */
final class FakeTask {

  /** A record that a task forwarded. */
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
  private Optional<RecordMetadata> metadata = Optional.empty();

  final List<Output> outputs = new ArrayList<>();
  final List<Change> changes = new ArrayList<>();

  /** The number of changelog entries in the store. */
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

  /** Restores the changelog entries that the store lacks. */
  void restore(List<Change> changelog) {
    for (; restored < changelog.size(); restored++) {
      Change change = changelog.get(restored);
      Objects.requireNonNull(restore).restore(change.key().get(), change.value().get());
    }
  }

  /** Makes the standby active. It must have restored the whole changelog. */
  void activate(int reading, int rerouted) {
    store.clearCache();
    nextReading = reading;
    nextRerouted = rerouted;
    processor = new SensorProcessor(parts);
    processor.init(context);
  }

  /** Makes the active task a standby, after its last commit. */
  void becomeStandby(int changelogEnd) {
    Objects.requireNonNull(processor).close();
    processor = null;
    tick = null;
    store.clearCache();
    restored = changelogEnd;
  }

  void process(String topic, long offset, Record<byte[], byte[]> record) {
    metadata =
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

  /** Flushes the store, as Streams does before it commits the transaction. */
  void flush() {
    store.flushCache();
  }

  /** Closes the task, as after a stop or a loss. */
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
            (proxy, method, arguments) -> invoke(method, arguments));
  }

  private @Nullable Object invoke(Method method, Object[] arguments) {
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
        return metadata;
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
