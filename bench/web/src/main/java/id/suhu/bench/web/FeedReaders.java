package id.suhu.bench.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Many clients of a live feed on one thread, so that they cost little. */
final class FeedReaders implements AutoCloseable {

  /** So many clients measure times; the others only count. */
  private static final int MEASURING = 10;

  private static final byte[] VALUE_END = "],".getBytes(StandardCharsets.US_ASCII);
  private static final Pattern VALUE = Pattern.compile(",(\\d{13})]");

  private final Selector selector = Selector.open();
  private final List<SocketChannel> channels = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 20);
  private final Thread thread;
  private final List<Double> ms = new ArrayList<>();
  private long values;
  private volatile boolean stopped;

  FeedReaders(URI feed, int clients, int stalled) throws IOException {
    for (int i = 0; i < clients; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(feed.getHost(), feed.getPort()));
      channels.add(channel);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(feed.getPath(), feed.getAuthority());
      int unused = channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      if (i >= stalled) {
        var unusedKey = channel.register(selector, SelectionKey.OP_READ, i < stalled + MEASURING);
      }
    }
    this.thread = new Thread(this::run, "clients");
    thread.start();
  }

  private void run() {
    try {
      while (!stopped) {
        int unused = selector.select(this::read, 100);
      }
    } catch (IOException e) {
      throw new IllegalStateException("the feed cannot be read", e);
    }
  }

  private void read(SelectionKey key) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        throw new IllegalStateException("the server has ended the feed");
      }
      long nowMs = System.currentTimeMillis();
      synchronized (this) {
        if (Boolean.TRUE.equals(key.attachment())) {
          Matcher value =
              VALUE.matcher(
                  new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
          while (value.find()) {
            ms.add((double) (nowMs - Long.parseLong(value.group(1))));
          }
        }
        values += count();
      }
    } catch (IOException e) {
      throw new IllegalStateException("the feed cannot be read", e);
    }
  }

  /** Returns the values in the buffer: each but the last of an event ends with the two bytes. */
  private int count() {
    int found = 0;
    byte[] bytes = buffer.array();
    for (int i = 1; i < buffer.position(); i++) {
      if (bytes[i] == VALUE_END[1] && bytes[i - 1] == VALUE_END[0]) {
        found++;
      }
    }
    return found;
  }

  /** Starts to count anew. */
  synchronized void forget() {
    ms.clear();
    values = 0;
  }

  synchronized long values() {
    return values;
  }

  synchronized Quantiles latencies() {
    return Quantiles.of(ms.stream().mapToDouble(Double::doubleValue).toArray());
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    var unusedSelector = selector.wakeup();
    join();
    for (SocketChannel channel : channels) {
      channel.close();
    }
    selector.close();
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
