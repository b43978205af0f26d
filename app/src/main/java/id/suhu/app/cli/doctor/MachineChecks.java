package id.suhu.app.cli.doctor;

import id.suhu.broker.BrokerSettings;
import id.suhu.cli.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at this machine. Leaves nothing behind. */
final class MachineChecks {

  private static final int OLDEST_JAVA = 17;
  private static final long MEGABYTE = 1024 * 1024;

  private final Texts texts;

  MachineChecks(Texts texts) {
    this.texts = texts;
  }

  Finding java(Runtime.Version version) {
    boolean good = version.feature() >= OLDEST_JAVA;
    return Finding.of(
        "java", good, texts.get(good ? "doctor.java" : "doctor.java_old", version, OLDEST_JAVA));
  }

  /** Whether a folder can be written to, or else made. */
  Finding folder(Path folder) {
    Path there = existing(folder);
    try {
      if (!Files.isDirectory(there)) {
        return Finding.of("data_folder", false, texts.get("doctor.folder_file", there));
      }
      Files.delete(Files.createTempFile(there, ".suhu-doctor-", ".tmp"));
      return Finding.of("data_folder", true, texts.get("doctor.folder", folder));
    } catch (IOException e) {
      return Finding.of("data_folder", false, texts.get("doctor.folder_locked", there));
    }
  }

  /**
   * Whether there is room.
   *
   * @param usableBytes what the disk has
   */
  Finding space(Path folder, long usableBytes) {
    boolean good = usableBytes >= BrokerSettings.DEFAULT_MINIMUM_FREE_BYTES;
    return new Finding(
        "free_space",
        good ? Verdict.OK : Verdict.WRONG,
        texts.get(
            good ? "doctor.space" : "doctor.space_low",
            usableBytes / MEGABYTE,
            folder,
            BrokerSettings.DEFAULT_MINIMUM_FREE_BYTES / MEGABYTE),
        json -> json.writeNumberField("free_bytes", usableBytes));
  }

  Finding space(Path folder) {
    try {
      return space(folder, Files.getFileStore(existing(folder)).getUsableSpace());
    } catch (IOException e) {
      return Finding.of("free_space", false, texts.get("doctor.space_unknown", folder, e));
    }
  }

  /** The folder itself, or the nearest one above it that is there. */
  private static Path existing(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    while (!Files.exists(path)) {
      Path above = path.getParent();
      if (above == null) {
        return path;
      }
      path = above;
    }
    return path;
  }
}
