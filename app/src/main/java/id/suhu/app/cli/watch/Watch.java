package id.suhu.app.cli.watch;

import id.suhu.cli.Console;
import id.suhu.cli.Stop;
import id.suhu.cli.Texts;
import id.suhu.core.reading.Reading;
import id.suhu.kafka.read.ReadingRecords;
import id.suhu.kafka.read.TopicReader;
import id.suhu.messages.Decoded;
import id.suhu.messages.Numbers;
import id.suhu.messages.ReadingDecoder;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Follows the reading topic and shows readings above the limit. Single-threaded, for one use. */
final class Watch {

  private final WatchBounds bounds;
  private final ReadingDecoder decoder;
  private final Function<Reading, String> line;
  private final Console console;
  private final Texts texts;
  private final Stop stop;

  private long read;
  private long rejected;
  private long shown;

  Watch(
      WatchBounds bounds,
      ReadingDecoder decoder,
      Function<Reading, String> line,
      Console console,
      Texts texts,
      Stop stop) {
    this.bounds = bounds;
    this.decoder = decoder;
    this.line = line;
    this.console = console;
    this.texts = texts;
    this.stop = stop;
  }

  /**
   * Shows readings until a bound is reached or a signal comes.
   *
   * @param heading called once no new reading can be missed any more
   */
  void run(TopicReader reader, Runnable heading) {
    long startNanos = System.nanoTime();
    if (!bounds.fromBeginning()) {
      reader.seekToEnd();
    }
    heading.run();
    reader.tail(
        () -> !stop.asked() && !done() && !over(startNanos),
        record -> {
          take(record);
          return !done();
        },
        console::flush);
    String limit = Numbers.temperature(bounds.limitCelsius());
    console.note(texts.sentence("watch.end", shown, read, limit, rejected));
  }

  private boolean done() {
    return bounds.max().isPresent() && shown >= bounds.max().get();
  }

  private boolean over(long startNanos) {
    return bounds.time().isPresent()
        && System.nanoTime() - startNanos >= bounds.time().get().toNanos();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    Decoded decoded = ReadingRecords.decode(decoder, record);
    if (decoded instanceof Decoded.Good good) {
      read++;
      if (good.reading().celsius() > bounds.limitCelsius()) {
        shown++;
        console.line(line.apply(good.reading()));
      }
    } else {
      rejected++;
    }
  }
}
