package id.suhu.e2e;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;

/** A third-party client, as packaged by Debian. */
enum ForeignTool {
  CONFLUENT_KAFKA("python3-confluent-kafka", "/usr/bin/python3 -c 'import confluent_kafka'"),
  KCAT("kcat", "kcat -V");

  private final String debianPackage;
  private final String probe;

  ForeignTool(String debianPackage, String probe) {
    this.debianPackage = debianPackage;
    this.probe = probe;
  }

  /**
   * Skips the test if the tool is missing; fails instead in CI, where a skipped test would go
   * unnoticed.
   */
  void require() {
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
