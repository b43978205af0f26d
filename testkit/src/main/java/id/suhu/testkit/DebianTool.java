package id.suhu.testkit;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;

/** A third-party program, as packaged by Debian. */
public enum DebianTool {
  /** A browser. */
  CHROMIUM("chromium", "/usr/bin/chromium --version"),
  /** A Kafka client for Python. */
  CONFLUENT_KAFKA("python3-confluent-kafka", "/usr/bin/python3 -c 'import confluent_kafka'"),
  /** A Kafka client for the command line. */
  KCAT("kcat", "kcat -V"),
  /** A monitoring system, with {@code promtool}. */
  PROMETHEUS("prometheus", "prometheus --version && promtool --version");

  private final String debianPackage;
  private final String probe;

  DebianTool(String debianPackage, String probe) {
    this.debianPackage = debianPackage;
    this.probe = probe;
  }

  /**
   * Skips the test if the tool is missing; fails instead in CI, where a skipped test would go
   * unnoticed.
   */
  public void require() {
    if (isInstalled()) {
      return;
    }
    String missing = "not tested: it needs Debian's package " + debianPackage;
    if ("true".equals(System.getenv("CI"))) {
      fail(missing);
    }
    abort(missing);
  }

  private boolean isInstalled() {
    try {
      Process process =
          new ProcessBuilder("sh", "-c", probe)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
