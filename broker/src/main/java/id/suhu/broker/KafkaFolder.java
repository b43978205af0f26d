package id.suhu.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.utils.internals.AppInfoParser;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.snapshot.Snapshots;
import org.jspecify.annotations.Nullable;

/** The folder of Kafka's files, formatted once. */
final class KafkaFolder {
  static final int NODE_ID = 1;

  private final Path path;

  KafkaFolder(Path dataFolder) {
    this.path = dataFolder.resolve("kafka");
  }

  Path path() {
    return path;
  }

  /**
   * Checks the folder before Kafka opens it, without changing anything.
   *
   * @throws BrokerStartException if there is not enough free space, or Kafka cannot use the
   *     folder's content
   */
  void check(long minimumFreeBytes) throws BrokerStartException {
    if (Files.exists(path) && !(Files.isDirectory(path) && Files.isWritable(path))) {
      throw new BrokerStartException("the folder " + path + " of Kafka's data cannot be written");
    }
    long free = freeBytes();
    if (free < minimumFreeBytes) {
      throw new BrokerStartException(
          "the disk of "
              + path
              + " has "
              + megabytes(free)
              + " free, and Kafka needs "
              + megabytes(minimumFreeBytes)
              + " to start");
    }
    if (isFormatted()) {
      checkVersion();
    } else if (holdsPartitions()) {
      throw new BrokerStartException(
          "the folder "
              + path
              + " holds Kafka's data but its file "
              + MetaPropertiesEnsemble.META_PROPERTIES_NAME
              + " is missing or unreadable; restore that file from a backup, or move the folder"
              + " away to start with an empty one");
    }
  }

  /** Formats the folder unless it is formatted. */
  void format() throws BrokerStartException {
    if (isFormatted()) {
      return;
    }
    try {
      OwnerOnly.createFolder(path);
      // Kafka writes this file last; if it is not readable, formatting was not completed.
      Files.deleteIfExists(path.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME));
      // Kafka before 4.4 formatted with this file, which would be read first.
      Files.deleteIfExists(path.resolve(BootstrapMetadata.BINARY_BOOTSTRAP_FILENAME));
      new Formatter()
          .setPrintStream(
              new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
          .setNodeId(NODE_ID)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(path.toString())
          .setMetadataLogDirectory(path.toString())
          .setControllerListenerName(ListenerSockets.CONTROLLER)
          .run();
    } catch (Exception e) {
      throw new BrokerStartException(
          "the folder " + path + " cannot be formatted for Kafka: " + e.getMessage(), e);
    }
  }

  long freeBytes() {
    Path existing = path;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    return existing.toFile().getUsableSpace();
  }

  /**
   * Returns the total size of Kafka's files in bytes. Kafka may write and delete files at the same
   * time.
   */
  long occupiedBytes() throws IOException {
    LongAdder bytes = new LongAdder();
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes.add(attributes.size());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException deletedMeanwhile) {
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path folder, @Nullable IOException deletedMeanwhile) {
            return FileVisitResult.CONTINUE;
          }
        });
    return bytes.sum();
  }

  static String megabytes(long bytes) {
    return bytes / (1024 * 1024) + " MB";
  }

  private boolean isFormatted() throws BrokerStartException {
    try {
      // Kafka reads an empty file as one of an old version, in which every property is optional.
      return new MetaPropertiesEnsemble.Loader()
          .addMetadataLogDir(path.toString()).load().logDirProps().values().stream()
              .anyMatch(properties -> properties.clusterId().isPresent());
    } catch (IOException e) {
      throw new BrokerStartException(
          "the folder " + path + " cannot be read: " + FolderLock.reason(e), e);
    }
  }

  private boolean holdsPartitions() throws BrokerStartException {
    if (!Files.exists(path)) {
      return false;
    }
    try (DirectoryStream<Path> partitions =
        Files.newDirectoryStream(
            path,
            entry ->
                Files.isDirectory(entry)
                    && !entry.getFileName().toString().equals("lost+found")
                    && !isMetadataWithoutLog(entry))) {
      return partitions.iterator().hasNext();
    } catch (IOException e) {
      throw new BrokerStartException(
          "the folder " + path + " cannot be read: " + FolderLock.reason(e), e);
    }
  }

  /** Whether this is what an interrupted formatting leaves: the metadata before their first use. */
  private boolean isMetadataWithoutLog(Path partition) throws IOException {
    if (!partition.equals(metadata())) {
      return false;
    }
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(partition, "*.log")) {
      return !logs.iterator().hasNext();
    }
  }

  private void checkVersion() throws BrokerStartException {
    try {
      BootstrapMetadata.fromDirectory(path).metadataVersion();
      Optional<Path> snapshot = newestSnapshot();
      if (snapshot.isPresent()) {
        BootstrapMetadata.fromCheckpointFile(snapshot.get()).metadataVersion();
      }
    } catch (Exception e) {
      throw new BrokerStartException(
          "the folder "
              + path
              + " was not written by a Kafka that this version ("
              + AppInfoParser.getVersion()
              + ") can read; use the newer Suhu that wrote it, or move the folder away to start"
              + " with an empty one",
          e);
    }
  }

  /** The newest snapshot of the metadata; the first one is written by the formatting. */
  private Optional<Path> newestSnapshot() throws IOException {
    if (!Files.isDirectory(metadata())) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(metadata())) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(Snapshots.SUFFIX))
          .max(Comparator.comparing(Path::getFileName));
    }
  }

  private Path metadata() {
    return path.resolve(Topic.CLUSTER_METADATA_TOPIC_PARTITION.toString());
  }
}
