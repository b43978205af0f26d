package id.suhu.recording;

import java.util.List;
import java.util.Optional;

/**
 * The positions of the columns in a row.
 *
 * @param count total number of columns
 * @param time index of the event time, from 0
 * @param value index of the temperature
 * @param sensor index of the sensor id; -1 if every row has the same sensor
 * @param machine index of the machine; -1 if there is none
 */
record Columns(int count, int time, int value, int sensor, int machine) {

  /** Names of the event time column, in order of preference; case-insensitive. */
  static final List<String> TIME = List.of("event_time", "timestamp", "time", "ts");

  /** Names of the temperature column. */
  static final List<String> VALUE = List.of("temperature", "value", "temp");

  /** Names of the sensor column. */
  static final List<String> SENSOR = List.of("sensor_id", "sensor");

  /** Name of the machine column. */
  static final String MACHINE = "machine_id";

  /**
   * Finds the columns in a header.
   *
   * @throws RecordingException if a column is missing
   */
  static Columns find(String file, List<String> header, ColumnChoice choice)
      throws RecordingException {
    List<String> names = header.stream().map(String::strip).toList();
    Search search = new Search(file, names);
    int time = search.column("time", "--time", choice.time(), TIME);
    int value = search.column("temperature", "--value", choice.value(), VALUE);
    int sensor =
        choice.sensor().isPresent()
            ? -1
            : search.column("sensor", "--sensor or --sensor-column", choice.sensorColumn(), SENSOR);
    int machine = search.guessed(List.of(MACHINE));
    boolean taken = machine == time || machine == value || machine == sensor;
    return new Columns(names.size(), time, value, sensor, taken ? -1 : machine);
  }

  private record Search(String file, List<String> names) {

    int column(String what, String option, Optional<String> asked, List<String> guesses)
        throws RecordingException {
      if (asked.isPresent()) {
        int index = names.indexOf(asked.get());
        if (index < 0) {
          throw new RecordingException(
              "%s has no column '%s'; its columns are %s".formatted(file, asked.get(), names));
        }
        return index;
      }
      int guessed = guessed(guesses);
      if (guessed >= 0) {
        return guessed;
      }
      throw new RecordingException(
          "%s has no column named %s for the %s; specify it with %s. Its columns are %s"
              .formatted(file, String.join(", ", guesses), what, option, names));
    }

    /** Returns the first column with one of the names, case-insensitive; -1 if there is none. */
    int guessed(List<String> guesses) {
      for (String guess : guesses) {
        for (int i = 0; i < names.size(); i++) {
          if (names.get(i).equalsIgnoreCase(guess)) {
            return i;
          }
        }
      }
      return -1;
    }
  }
}
