package id.suhu.app.config;

import java.nio.file.Path;

/**
 * The location and durability of Suhu's data.
 *
 * @param folder relative to the working directory
 * @param durability the failures that an acknowledged reading survives
 */
public record DataSettings(Path folder, Durability durability) {

  /** The default settings. */
  public static final DataSettings DEFAULT =
      new DataSettings(Path.of("./suhu-data"), Durability.NORMAL);

  static DataSettings read(Section data) {
    return new DataSettings(
        data.value("folder", Form.PATH, DEFAULT.folder),
        data.value("durability", Form.word(Durability.class), DEFAULT.durability));
  }
}
