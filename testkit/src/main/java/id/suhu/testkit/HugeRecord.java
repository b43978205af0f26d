package id.suhu.testkit;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.ApiVersions;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.clients.DefaultHostResolver;
import org.apache.kafka.clients.ManualMetadataUpdater;
import org.apache.kafka.clients.NetworkClient;
import org.apache.kafka.clients.NetworkClientUtils;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.DefaultRecordBatch;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.common.utils.internals.ByteBufferOutputStream;
import org.apache.kafka.common.utils.internals.ByteUtils;
import org.apache.kafka.common.utils.internals.LogContext;

/**
 * A batch of three records, the middle one of which is larger than the heap when decompressed. A
 * producer would need the whole record in memory; here, a stream of zeros is compressed.
 *
 * <p>Texts are ASCII.
 *
 * @param before the first record's value
 * @param key the middle record's key
 * @param zeros size of the middle record's value, in bytes
 * @param after the last record's value
 */
public record HugeRecord(String before, String key, int zeros, String after) {

  /** The last version that identifies topics by name. */
  private static final short PRODUCE_VERSION = 12;

  private static final int TIMEOUT_MS = 60_000;

  /**
   * Sends the batch to partition 0 of a topic and waits until it is acknowledged.
   *
   * @throws IllegalStateException if it is not acknowledged
   */
  public void send(TestBroker broker, String topic) {
    String address = broker.bootstrap();
    Node node = new Node(1, Utils.getHost(address), Utils.getPort(address));
    Map<String, Object> settings = broker.connection().clientSettings();
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    try (Metrics metrics = new Metrics();
        NetworkClient network =
            ClientUtils.createNetworkClient(
                new ConsumerConfig(settings),
                List.of(),
                "huge-record",
                metrics,
                "huge-record",
                new LogContext(),
                new ApiVersions(),
                Time.SYSTEM,
                1,
                TIMEOUT_MS,
                null,
                new ManualMetadataUpdater(),
                new DefaultHostResolver(),
                null,
                null)) {
      if (!NetworkClientUtils.awaitReady(network, node, Time.SYSTEM, TIMEOUT_MS)) {
        throw new IllegalStateException("no response from the test broker");
      }
      ProduceRequest.Builder request =
          new ProduceRequest.Builder(PRODUCE_VERSION, PRODUCE_VERSION, data(topic));
      ClientResponse response =
          NetworkClientUtils.sendAndReceive(
              network,
              network.newClientRequest(node.idString(), request, Time.SYSTEM.milliseconds(), true),
              Time.SYSTEM);
      short error =
          ((ProduceResponse) response.responseBody())
              .data()
              .responses()
              .iterator()
              .next()
              .partitionResponses()
              .get(0)
              .errorCode();
      if (error != Errors.NONE.code()) {
        throw new IllegalStateException("the huge record was rejected: " + Errors.forCode(error));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the huge record was not sent", e);
    }
  }

  private ProduceRequestData data(String topic) throws IOException {
    ProduceRequestData.TopicProduceDataCollection topics =
        new ProduceRequestData.TopicProduceDataCollection();
    topics.add(
        new TopicProduceData()
            .setName(topic)
            .setPartitionData(
                List.of(
                    new PartitionProduceData()
                        .setIndex(0)
                        .setRecords(MemoryRecords.readableRecords(batch())))));
    return new ProduceRequestData()
        .setAcks((short) -1)
        .setTimeoutMs(TIMEOUT_MS)
        .setTopicData(topics);
  }

  private ByteBuffer batch() throws IOException {
    ByteBufferOutputStream batch = new ByteBufferOutputStream(1024 * 1024);
    batch.position(DefaultRecordBatch.RECORD_BATCH_OVERHEAD);
    try (OutputStream packed =
            Compression.zstd().build().wrapForOutput(batch, RecordBatch.CURRENT_MAGIC_VALUE);
        DataOutputStream records = new DataOutputStream(packed)) {
      start(records, 0, "", before.length());
      records.writeBytes(before);
      ByteUtils.writeVarint(0, records);
      start(records, 1, key, zeros);
      byte[] chunk = new byte[64 * 1024];
      for (int left = zeros; left > 0; left -= chunk.length) {
        records.write(chunk, 0, Math.min(left, chunk.length));
      }
      ByteUtils.writeVarint(0, records);
      start(records, 2, "", after.length());
      records.writeBytes(after);
      ByteUtils.writeVarint(0, records);
    }
    ByteBuffer bytes = batch.buffer();
    bytes.flip();
    long now = System.currentTimeMillis();
    DefaultRecordBatch.writeHeader(
        bytes,
        0,
        2,
        bytes.limit(),
        RecordBatch.CURRENT_MAGIC_VALUE,
        CompressionType.ZSTD,
        TimestampType.CREATE_TIME,
        now,
        now,
        RecordBatch.NO_PRODUCER_ID,
        RecordBatch.NO_PRODUCER_EPOCH,
        RecordBatch.NO_SEQUENCE,
        false,
        false,
        false,
        RecordBatch.NO_PARTITION_LEADER_EPOCH,
        3);
    bytes.rewind();
    return bytes;
  }

  /** Writes a record up to its value, which is followed by the number of headers, 0. */
  private static void start(DataOutputStream records, int index, String key, int valueBytes)
      throws IOException {
    int size =
        1 // attributes
            + ByteUtils.sizeOfVarlong(0)
            + ByteUtils.sizeOfVarint(index)
            + ByteUtils.sizeOfVarint(key.length())
            + key.length()
            + ByteUtils.sizeOfVarint(valueBytes)
            + valueBytes
            + ByteUtils.sizeOfVarint(0);
    ByteUtils.writeVarint(size, records);
    records.write(0);
    ByteUtils.writeVarlong(0, records);
    ByteUtils.writeVarint(index, records);
    ByteUtils.writeVarint(key.length(), records);
    records.writeBytes(key);
    ByteUtils.writeVarint(valueBytes, records);
  }
}
