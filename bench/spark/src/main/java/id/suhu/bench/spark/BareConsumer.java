package id.suhu.bench.spark;

import id.suhu.cli.HighReading;
import id.suhu.kafka.read.ReadingRecords;
import id.suhu.messages.Decoded;
import id.suhu.messages.ReadingDecoder;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A single-threaded Kafka consumer without Spark, for comparison. */
final class BareConsumer {

  private static final Duration POLL_TIMEOUT = Duration.ofMillis(100);

  private final TopicPartition partition;
  private final Work work;
  private final ReadingDecoder decoder = new ReadingDecoder();
  private final PrintStream out =
      new PrintStream(
          new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 64 * 1024),
          false,
          StandardCharsets.UTF_8);

  private long readings;
  private long hot;
  private long bytes;

  private BareConsumer(TopicPartition partition, Work work) {
    this.partition = partition;
    this.work = work;
  }

  /** What the consumer does with each record. */
  enum Work {
    /** Decodes the record, and prints it as a line of JSON if it is hot. */
    PRINT_HOT,
    /** Adds the size of the value. */
    COUNT_BYTES
  }

  /**
   * Runs the consumer.
   *
   * @param arguments Kafka's address, the topic, a {@link ReadRange} and a {@link Work}
   */
  public static void main(String[] arguments) {
    new BareConsumer(new TopicPartition(arguments[1], 0), Work.valueOf(arguments[3]))
        .run(arguments[0], ReadRange.valueOf(arguments[2]));
  }

  private void run(String bootstrap, ReadRange range) {
    long startNanos = System.nanoTime();
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            10_000);
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      if (range == ReadRange.WHOLE_TOPIC) {
        consumer.seekToBeginning(List.of(partition));
        readTo(endOffset(consumer), consumer);
      } else {
        consumer.seekToEnd(List.of(partition));
        readTo(Long.MAX_VALUE, consumer);
      }
    }
    Duration duration = Duration.ofNanos(System.nanoTime() - startNanos);
    System.err.println(
        new RunSummary(
                duration, readings, work == Work.PRINT_HOT ? Optional.of(hot) : Optional.empty())
            .line());
    if (work == Work.COUNT_BYTES) {
      System.err.println(bytes + " bytes");
    }
  }

  private long endOffset(Consumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(List.of(partition)).values().iterator().next();
  }

  private void readTo(long endOffset, Consumer<byte[], byte[]> consumer) {
    while (consumer.position(partition) < endOffset) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL_TIMEOUT)) {
        readings++;
        switch (work) {
          case PRINT_HOT -> printHot(record);
          case COUNT_BYTES -> bytes += record.serializedValueSize();
        }
      }
      out.flush();
    }
  }

  private void printHot(ConsumerRecord<byte[], byte[]> record) {
    Decoded decoded = ReadingRecords.decode(decoder, record);
    if (decoded instanceof Decoded.Good good && good.reading().celsius() > 80) {
      hot++;
      out.println(HighReading.json(good.reading()));
    }
  }
}
