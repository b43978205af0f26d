package id.suhu.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the permissions of the data folder, if the file system supports them. */
class OwnerOnlyTest {

  @TempDir Path folder;

  @BeforeEach
  void needsPermissions() {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
  }

  @Test
  void aNewDataFolderIsAccessibleToItsOwnerOnly() throws Exception {
    Path parent = folder.resolve("parent");
    Path data = parent.resolve("data");

    start(data);

    assertThat(permissions(data)).isEqualTo("rwx------");
    assertThat(permissions(data.resolve("kafka"))).isEqualTo("rwx------");
    // The parent folder may contain other data.
    assertThat(permissions(parent))
        .isEqualTo(permissions(Files.createDirectory(folder.resolve("any"))));
  }

  @Test
  void anExistingFolderKeepsItsPermissions() throws Exception {
    for (String wanted : new String[] {"rwxr-x---", "rwx------"}) {
      Path data = Files.createDirectory(folder.resolve(wanted));
      Path kafka = Files.createDirectory(data.resolve("kafka"));
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString(wanted));
      Files.setPosixFilePermissions(kafka, PosixFilePermissions.fromString(wanted));

      start(data);

      assertThat(permissions(data)).isEqualTo(wanted);
      assertThat(permissions(kafka)).isEqualTo(wanted);
    }
  }

  @Test
  void kafkasFolderIsAccessibleToItsOwnerOnlyInAReadableDataFolder() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    start(data);

    assertThat(permissions(data)).isEqualTo("rwxr-xr-x");
    assertThat(permissions(data.resolve("kafka"))).isEqualTo("rwx------");
  }

  /** Does what a start does to the folder before Kafka runs. */
  private static void start(Path data) throws Exception {
    FolderLock lock = FolderLock.take(data);
    new KafkaFolder(data).format();
    lock.close();
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
