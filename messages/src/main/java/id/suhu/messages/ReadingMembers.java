package id.suhu.messages;

/** The member names of a reading. */
final class ReadingMembers {

  static final String SENSOR_ID = "sensor_id";
  static final String TEMPERATURE = "temperature";
  static final String TIMESTAMP = "timestamp";
  static final String UNIT = "unit";
  static final String MACHINE_ID = "machine_id";

  private ReadingMembers() {}
}
