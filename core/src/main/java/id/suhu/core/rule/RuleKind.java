package id.suhu.core.rule;

/** The kinds of rules, in the order in which a reading meets them. A sensor has one of each. */
public enum RuleKind {
  /** The temperature is none that the instrument could measure. */
  RANGE("Pembacaan di luar rentang sensor", "Reading outside the range of the sensor"),
  /** The temperature is too high. */
  HIGH("Suhu terlalu tinggi", "Temperature too high"),
  /** The temperature is too low. */
  LOW("Suhu terlalu rendah", "Temperature too low"),
  /** The temperature rises too fast. */
  RISE("Suhu naik terlalu cepat", "Temperature rising too fast"),
  /** The temperature falls too fast. */
  FALL("Suhu turun terlalu cepat", "Temperature falling too fast"),
  /** No reading comes. */
  SILENCE("Sensor tidak mengirim data", "Sensor sends no data");

  private final String indonesian;
  private final String english;

  RuleKind(String indonesian, String english) {
    this.indonesian = indonesian;
    this.english = english;
  }

  /** What an alarm of this kind says. */
  public AlarmText text() {
    return new AlarmText(indonesian, english);
  }
}
