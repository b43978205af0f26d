package id.suhu.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** The address of a standalone cluster, such as {@code spark://one:7077,two:7077}. */
final class MasterAddress {

  private static final String SCHEME = "spark://";
  private static final int PATIENCE_MS = 5_000;

  private MasterAddress() {}

  /**
   * Returns whether one of the masters accepts connections; true for any other kind of cluster.
   * Spark itself would retry for a minute.
   */
  static boolean answers(String master) {
    return !master.startsWith(SCHEME)
        || Arrays.stream(master.substring(SCHEME.length()).split(",", -1))
            .anyMatch(MasterAddress::listens);
  }

  private static boolean listens(String address) {
    int colon = address.lastIndexOf(':');
    try (Socket socket = new Socket()) {
      int port = Integer.parseInt(address.substring(colon + 1));
      socket.connect(
          new InetSocketAddress(address.substring(0, Math.max(0, colon)), port), PATIENCE_MS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
