package id.suhu.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small file system in memory, which can be filled. Needs the right to mount one. */
public final class SmallDisk implements AutoCloseable {

  private static final int BLOCK = 64 * 1024;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    this.filler = folder.resolve("filler");
  }

  /**
   * Mounts one in a new folder, or skips the test where that is not allowed.
   *
   * @param megabytes its size
   */
  public static SmallDisk mount(Path folder, int megabytes) throws IOException {
    Files.createDirectory(folder);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=%dm".formatted(megabytes), "tmpfs", folder + ""),
        "skipped: a file system can be mounted by root only");
    return new SmallDisk(folder);
  }

  /** Returns its folder. */
  public Path folder() {
    return folder;
  }

  /** Takes all that is free, except for some bytes. */
  public void fill(long leftBytes) throws IOException {
    byte[] block = new byte[BLOCK];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (Files.getFileStore(folder).getUsableSpace() > leftBytes) {
        out.write(block);
      }
    } catch (IOException full) {
      // As intended.
      return;
    }
  }

  /** Frees it. */
  public void free() throws IOException {
    Files.delete(filler);
  }

  @Override
  public void close() {
    // Lazily: what a failed test left open must not hide its failure.
    assertThat(run("umount", "-l", folder.toString())).isTrue();
  }

  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
