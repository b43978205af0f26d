package id.suhu.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The parsed and verified classes of the packaged program in a file (class data sharing), with
 * which a start takes half of the processor time. Tests start the program many times. Thread-safe.
 */
final class ClassArchive {

  private ClassArchive() {}

  /**
   * Returns the Java options that use the archive beside the program's jars. It is made by a run of
   * {@code up} if there is none, or one that is older than the jars.
   *
   * @return none if this JDK makes no archives
   */
  static synchronized List<String> options(Path libraries) {
    Path archive = libraries.resolveSibling("classes.jsa");
    try (FileChannel lock =
            FileChannel.open(
                libraries.resolveSibling("classes.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = lock.lock()) {
      if (!held.isValid() || !isNewer(archive, libraries)) {
        make(archive, libraries);
      }
      return Files.size(archive) == 0 ? List.of() : List.of("-XX:SharedArchiveFile=" + archive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNewer(Path archive, Path libraries) throws IOException {
    if (!Files.exists(archive)) {
      return false;
    }
    FileTime made = Files.getLastModifiedTime(archive);
    try (Stream<Path> jars = Files.list(libraries)) {
      for (Path jar : jars.toList()) {
        if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  private static void make(Path archive, Path libraries) throws IOException {
    Path folder = Files.createTempDirectory("suhu-classes-");
    Path made = folder.resolve("classes.jsa");
    try (ChildProcess up =
        SuhuProgram.start(
            libraries,
            folder,
            Map.of(),
            List.of("-XX:+UseSerialGC", "-Xmx512m", "-XX:ArchiveClassesAtExit=" + made),
            "up",
            "--data",
            "data",
            "--kafka-listen",
            "127.0.0.1:0")) {
      String unused = SuhuProgram.kafka(up);
      up.terminate();
      if (up.exitCode() != 0) {
        throw new IllegalStateException("the program did not run:\n" + up);
      }
      publish(made, archive);
    } finally {
      FolderTree.delete(folder);
    }
  }

  private static void publish(Path made, Path archive) throws IOException {
    Path next = archive.resolveSibling("classes.next");
    // The JVM makes it read-only, so that it cannot be overwritten.
    boolean unused = Files.deleteIfExists(next);
    Path written = Files.exists(made) ? Files.copy(made, next) : Files.write(next, new byte[0]);
    Path unusedMoved = Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
  }
}
