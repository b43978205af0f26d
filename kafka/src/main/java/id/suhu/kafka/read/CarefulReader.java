package id.suhu.kafka.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.message.FetchResponseData.AbortedTransaction;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.LogContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads records that {@code KafkaConsumer} cannot: it keeps every record in memory as a whole, and
 * can neither read nor skip one that decompresses to more than the heap. This reader fetches the
 * batches and decompresses them as a stream.
 *
 * <p>Created on demand and closed afterwards. Single-threaded.
 */
final class CarefulReader implements AutoCloseable {

  /** The last version that identifies topics by name. */
  private static final short FETCH_VERSION = 12;

  private static final int FETCH_BYTES = 1024 * 1024;

  private final ConsumerConfig settings;
  private final IsolationLevel isolation;
  private final Metrics metrics = new Metrics();
  private final NetworkClient network;

  /**
   * Creates a reader.
   *
   * @param settings those of the consumer that it reads for
   */
  CarefulReader(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    all.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    // The nodes are known: a client that resolves bootstrap servers would wait for them.
    all.put(ConsumerConfig.BOOTSTRAP_RESOLVE_TIMEOUT_MS_CONFIG, 0L);
    this.settings = new ConsumerConfig(all);
    this.isolation =
        IsolationLevel.valueOf(
            this.settings
                .getString(ConsumerConfig.ISOLATION_LEVEL_CONFIG)
                .toUpperCase(Locale.ROOT));
    this.network =
        ClientUtils.createNetworkClient(
            this.settings,
            List.of(),
            this.settings.getString(CommonClientConfigs.CLIENT_ID_CONFIG),
            metrics,
            "careful-reader",
            new LogContext(),
            new ApiVersions(),
            Time.SYSTEM,
            1,
            timeoutMs(),
            null,
            new ManualMetadataUpdater(),
            new DefaultHostResolver(),
            null,
            null);
  }

  /**
   * The records read from a partition.
   *
   * @param records in their order, truncated as by {@link BoundedConsumer}
   * @param nextOffset the offset to continue at
   */
  record Part(List<ConsumerRecord<byte[], byte[]>> records, long nextOffset) {}

  /**
   * Reads the next records of a partition, at least one if any exist.
   *
   * @param leader of the partition
   * @param offset of the first record wanted
   * @param heapBytes maximum heap size of the records, except for the last
   * @throws IOException if the leader cannot be reached
   * @throws org.apache.kafka.common.errors.ApiException if the leader rejects the request
   */
  Part read(TopicPartition partition, Node leader, long offset, long heapBytes) throws IOException {
    PartitionData data = fetch(partition, leader, offset);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    long next = offset;
    long[] left = {heapBytes};
    Aborted aborted = new Aborted(data.abortedTransactions());
    for (RecordBatch batch : FetchResponse.recordsOrFail(data).batches()) {
      if (aborted.isReadable(batch) && batch.lastOffset() >= offset) {
        boolean all =
            unpacked(partition, batch)
                .read(
                    offset,
                    record -> {
                      records.add(record);
                      left[0] -=
                          PollBudget.heapBytes(record.key(), record.value(), record.headers());
                      return left[0] > 0;
                    });
        if (!all) {
          return new Part(records, records.get(records.size() - 1).offset() + 1);
        }
      }
      next = Math.max(next, batch.nextOffset());
    }
    return new Part(records, next);
  }

  private static BatchRecords unpacked(TopicPartition partition, RecordBatch batch) {
    if (!(batch instanceof DefaultRecordBatch current)) {
      throw new CorruptRecordException(
          "the batch of %s at offset %d has format version %d, which Kafka has not written since 2017"
              .formatted(partition, batch.baseOffset(), batch.magic()));
    }
    current.ensureValid();
    return new BatchRecords(partition, current);
  }

  private PartitionData fetch(TopicPartition partition, Node leader, long offset)
      throws IOException {
    if (!NetworkClientUtils.awaitReady(network, leader, Time.SYSTEM, timeoutMs())) {
      throw new IOException("Kafka at %s did not answer in time".formatted(leader));
    }
    FetchRequest.Builder request =
        FetchRequest.Builder.forConsumer(
                FETCH_VERSION,
                0,
                0,
                Map.of(
                    partition,
                    new FetchRequest.PartitionData(
                        Uuid.ZERO_UUID,
                        offset,
                        FetchRequest.INVALID_LOG_START_OFFSET,
                        FETCH_BYTES,
                        Optional.empty())))
            .isolationLevel(isolation)
            .setMaxBytes(FETCH_BYTES);
    ClientResponse response =
        NetworkClientUtils.sendAndReceive(
            network,
            network.newClientRequest(leader.idString(), request, Time.SYSTEM.milliseconds(), true),
            Time.SYSTEM);
    FetchResponse answer = (FetchResponse) response.responseBody();
    answer.error().maybeThrow();
    PartitionData data = answer.data().responses().get(0).partitions().get(0);
    Errors.forCode(data.errorCode()).maybeThrow();
    return data;
  }

  private int timeoutMs() {
    return settings.getInt(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG);
  }

  @Override
  public void close() {
    network.close();
    metrics.close();
  }

  /** Tracks aborted transactions as {@code KafkaConsumer} does. */
  private static final class Aborted {

    private final PriorityQueue<AbortedTransaction> toCome =
        new PriorityQueue<>(Comparator.comparingLong(AbortedTransaction::firstOffset));

    /** Producers within an aborted transaction. */
    private final Set<Long> producers = new HashSet<>();

    Aborted(@Nullable List<AbortedTransaction> all) {
      if (all != null) {
        toCome.addAll(all);
      }
    }

    /**
     * Returns whether a consumer may see the batch. Must be called for every batch, in their order.
     */
    boolean isReadable(RecordBatch batch) {
      if (batch.hasProducerId()) {
        while (!toCome.isEmpty() && toCome.element().firstOffset() <= batch.lastOffset()) {
          producers.add(toCome.remove().producerId());
        }
      }
      if (batch.isControlBatch()) {
        Iterator<Record> records = batch.iterator();
        if (records.hasNext()
            && ControlRecordType.parse(records.next().key()) == ControlRecordType.ABORT) {
          producers.remove(batch.producerId());
        }
        return false;
      }
      return !batch.isTransactional() || !producers.contains(batch.producerId());
    }
  }
}
