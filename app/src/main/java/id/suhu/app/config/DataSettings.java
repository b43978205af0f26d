package id.suhu.app.config;

import java.nio.file.Path;

/**
 * Where Suhu keeps its data, and how firmly.
 *
 * @param folder relative to the folder that the program was started in
 * @param durability what an acknowledged reading survives
 */
public record DataSettings(Path folder, Durability durability) {

  /** Where nothing is configured. */
  public static final DataSettings DEFAULT =
      new DataSettings(Path.of("./suhu-data"), Durability.NORMAL);

  static DataSettings read(Section data) {
    return new DataSettings(
        data.value("folder", Form.PATH, DEFAULT.folder),
        data.value("durability", Form.word(Durability.class), DEFAULT.durability));
  }
}
