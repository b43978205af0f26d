package id.suhu.app.cli.doctor;

import id.suhu.broker.BrokerSettings;
import id.suhu.cli.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Checks this machine. Leaves no files behind. */
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

  /** Checks whether a folder can be written or created. */
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
   * Checks the free disk space.
   *
   * @param usableBytes the free space of the disk
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

  /** Returns the folder itself, or its nearest existing ancestor. */
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
